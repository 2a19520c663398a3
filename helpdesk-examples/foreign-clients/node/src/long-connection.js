// An application's long connection, which the SDK opens and keeps.
import * as lark from '@larksuiteoapi/node-sdk';
import {EventEmitter} from 'node:events';
import {dispatcher, stream} from './events.js';
import {SILENT, variable} from './sdk.js';

/** How long the SDK waits for a pong. By default it waits for ever. */
const PONG_TIMEOUT_S = 1;

/** A long connection with the app's secret, or with another one; it must be closed. */
export class LongConnection {
  #received = new EventEmitter();
  #refused = 0;
  #client;

  /** What the handlers of the SDK receive, those that throw included. */
  handled = stream(this.#received, 'handled');
  /** The states of the connection: ready, reconnecting, reconnected; or the error with which the SDK has given up. */
  states = stream(this.#received, 'state');

  constructor(appSecret = variable('FEISHU_APP_SECRET')) {
    const state = (name) => () => this.#received.emit('state', name);
    this.#client = new lark.WSClient({
      domain: variable('FEISHU_BASE_URL'),
      appId: variable('FEISHU_APP_ID'),
      appSecret,
      logger: SILENT,
      wsConfig: {pingTimeout: PONG_TIMEOUT_S},
      onReady: state('ready'),
      onReconnecting: state('reconnecting'),
      onReconnected: state('reconnected'),
      onError: (error) => this.#received.emit('state', error.message),
    });
    this.#client.start({eventDispatcher: dispatcher({}, (event) => this.#handle(event))});
  }

  #handle(event) {
    this.#received.emit('handled', event);
    if (this.#refused > 0) {
      this.#refused--;
      throw new Error('the handler throws on purpose');
    }
  }

  /** Lets the handlers throw for the next events. */
  refuse(events) {
    this.#refused = events;
  }

  close() {
    this.#client.close();
  }
}
