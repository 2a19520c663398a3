// An application's webhook on a free port, in which the SDK's adapter handles every request.
import * as lark from '@larksuiteoapi/node-sdk';
import {EventEmitter, on, once} from 'node:events';
import {createServer} from 'node:http';
import {control} from './control.js';
import {SILENT} from './sdk.js';

export const TYPES = ['helpdesk.ticket.created_v1', 'helpdesk.ticket.updated_v1', 'helpdesk.ticket_message.created_v1'];

/** What the handlers of the SDK return, which is the body of the response. */
export const HANDLED = {msg: 'handled'};

const PATH = '/events';
const LONGEST_WAIT_MS = 20_000;

/** A webhook whose SDK has these secrets; it must be closed. */
export class Webhook {
  #received = new EventEmitter();
  #server;

  /** What the handlers of the SDK receive. */
  handled = this.#stream('handled');
  /** Each request that the SDK has handled, as `{headers, body}` and the `error` that the SDK has thrown. */
  requests = this.#stream('request');

  static async start(verificationToken, encryptKey) {
    const webhook = new Webhook(verificationToken, encryptKey);
    await once(webhook.#server.listen(0, '127.0.0.1'), 'listening');
    return webhook;
  }

  constructor(verificationToken, encryptKey) {
    const dispatcher = new lark.EventDispatcher({verificationToken, encryptKey, logger: SILENT});
    const handler = (event) => {
      this.#received.emit('handled', event);
      return HANDLED;
    };
    dispatcher.register(Object.fromEntries(TYPES.map((type) => [type, handler])));
    const adapted = lark.adaptDefault(PATH, dispatcher, {autoChallenge: true});
    this.#server = createServer(async (request, response) => {
      const bytes = [];
      request.on('data', (chunk) => bytes.push(chunk));
      const error = await adapted(request, response).catch((thrown) => {
        response.writeHead(500).end();
        return thrown;
      });
      this.#received.emit('request', {headers: request.headers, body: Buffer.concat(bytes).toString(), error});
    });
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}${PATH}`;
  }

  /** Lets the emulator post here with these secrets. */
  receives(verificationToken, encryptKey) {
    return control('PUT', '/webhook', {url: this.url, verification_token: verificationToken, encrypt_key: encryptKey});
  }

  /** Posts a request again, with this body, and returns the response. */
  async repeat(request, body) {
    const {'content-length': length, connection, host, ...headers} = request.headers;
    const response = await fetch(this.url, {method: 'POST', headers, body});
    return {status: response.status, body: await response.text()};
  }

  async close() {
    await control('DELETE', '/webhook');
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #stream(name) {
    return on(this.#received, name, {signal: AbortSignal.timeout(LONGEST_WAIT_MS)});
  }
}

/** Waits for the next values of `handled` or `requests`. */
export async function next(stream, number = 1) {
  const values = [];
  while (values.length < number) {
    values.push((await stream.next()).value[0]);
  }
  return values;
}
