// The SDK's dispatcher of events, and what its handlers receive.
import * as lark from '@larksuiteoapi/node-sdk';
import assert from 'node:assert/strict';
import {on} from 'node:events';
import {SILENT, client, subscribe, variable} from './sdk.js';
import {asExpected, expected} from './story.js';

export const TYPES = ['helpdesk.ticket.created_v1', 'helpdesk.ticket.updated_v1', 'helpdesk.ticket_message.created_v1'];

/** What the handlers of the SDK return. */
export const HANDLED = {msg: 'handled'};

const LONGEST_WAIT_MS = 20_000;

/** Subscribes the app to every event. */
export async function subscribeToAll() {
  const events = TYPES.map((name) => {
    const [, , subtype] = name.split('.');
    return {type: name.slice(0, -subtype.length - 1), subtype: name.slice('helpdesk.'.length)};
  });
  const {code} = await subscribe(...events)(client());
  assert.equal(code, 0);
}

/** Returns a dispatcher with these secrets, which passes each event to this function. */
export function dispatcher(secrets, handle) {
  const handler = (event) => {
    handle(event);
    return HANDLED;
  };
  const dispatcher = new lark.EventDispatcher({...secrets, logger: SILENT});
  dispatcher.register(Object.fromEntries(TYPES.map((type) => [type, handler])));
  return dispatcher;
}

/** Returns the stream of what is emitted by this name from now on. */
export const stream = (emitter, name) => on(emitter, name, {signal: AbortSignal.timeout(LONGEST_WAIT_MS)});

/** Waits for the next values of a stream, without those that are not wanted. */
export async function next(stream, number = 1, wanted = () => true) {
  const values = [];
  while (values.length < number) {
    const [value] = (await stream.next()).value;
    if (wanted(value)) {
      values.push(value);
    }
  }
  return values;
}

/** Returns whether an event is of a ticket, and not one of a test before, which is delivered again. */
export const isOf = (ticket) => (event) => [event.ticket_id, event.object?.ticket_id, event.ticket?.ticket_id].includes(ticket);

/** Checks that these are the events of the story of a ticket, each with an id of its own and this verification token. */
export function assertStory(handled, ticket, verificationToken) {
  const ids = new Set();
  const events = handled.map((event) => {
    const {schema, event_type: type, create_time, token, app_id, tenant_key, ...content} = event;
    assert.deepEqual({schema, token, app_id, tenant_key}, {
      schema: '2.0',
      token: verificationToken,
      app_id: variable('FEISHU_APP_ID'),
      tenant_key: '2ed263bf32cf1651',
    });
    assert.match(create_time, /^\d{13}$/);
    ids.add(content.event_id);
    // The SDK merges the header and the event: the id in a message's event replaces that in the header.
    if (type !== 'helpdesk.ticket_message.created_v1') {
      assert.match(content.event_id, /^[0-9a-f]{32}$/);
      delete content.event_id;
    }
    return {type, event: asExpected(content, ticket)};
  });
  assert.deepEqual(events, expected);
  assert.equal(ids.size, expected.length);
}
