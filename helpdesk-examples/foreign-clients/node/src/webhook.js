// An application's webhook on a free port, in which the SDK's adapter handles every request.
import * as lark from '@larksuiteoapi/node-sdk';
import {EventEmitter, once} from 'node:events';
import {createServer} from 'node:http';
import {control} from './control.js';
import {dispatcher, stream} from './events.js';

const PATH = '/events';

/** A webhook whose SDK has these secrets; it must be closed. */
export class Webhook {
  #received = new EventEmitter();
  #server;

  /** What the handlers of the SDK receive. */
  handled = stream(this.#received, 'handled');
  /** Each request that the SDK has handled, as `{headers, body}` and the `error` that the SDK has thrown. */
  requests = stream(this.#received, 'request');

  static async start(verificationToken, encryptKey) {
    const webhook = new Webhook(verificationToken, encryptKey);
    await once(webhook.#server.listen(0, '127.0.0.1'), 'listening');
    return webhook;
  }

  constructor(verificationToken, encryptKey) {
    const events = dispatcher({verificationToken, encryptKey}, (event) => this.#received.emit('handled', event));
    const adapted = lark.adaptDefault(PATH, events, {autoChallenge: true});
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
}
