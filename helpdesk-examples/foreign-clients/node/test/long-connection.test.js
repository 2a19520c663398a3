// The events that the emulator delivers over a long connection, as the SDK opens it, handles them, and connects again.
import assert from 'node:assert/strict';
import {afterEach, before, beforeEach, test} from 'node:test';
import {control} from '../src/control.js';
import {assertStory, isOf, next, subscribeToAll} from '../src/events.js';
import {LongConnection} from '../src/long-connection.js';
import {expected, story} from '../src/story.js';

/** The verification token of an event over a long connection. */
const NO_TOKEN = '';

let connection;

before(subscribeToAll);

beforeEach(() =>
  control('PUT', '/long-connections/config', {
    reconnect_count: -1,
    reconnect_interval_s: 1,
    reconnect_nonce_s: 0,
    ping_interval_s: 1,
  }),
);

afterEach(async () => {
  connection?.close();
  await control('DELETE', '/long-connections/faults');
});

const fault = (fault, fields) => control('POST', '/long-connections/faults', {fault, ...fields});
const becomes = async (...states) => assert.deepEqual(await next(connection.states, states.length), states);

/** Starts a connection, and returns when it is open. */
async function start() {
  connection = new LongConnection();
  await becomes('ready');
}

/** Returns the event that a guest has opened a ticket. */
async function opened() {
  const {ticket_id} = await control('POST', '/tickets', {guest: 'Lin'});
  return nextOf(ticket_id);
}

const nextOf = async (ticket) => (await next(connection.handled, 1, isOf(ticket)))[0];

for (const [description, frames] of [['in one frame', 1], ['in three frames', 3]]) {
  test(`every event is received ${description}`, async () => {
    await start();
    await fault('parts', {frames});

    const ticket = await story();

    assertStory(await next(connection.handled, expected.length, isOf(ticket)), ticket, NO_TOKEN);
  });
}

test('a repeated event has the same id', async () => {
  await start();
  const first = await opened();

  await control('POST', '/events/duplicates', {event_id: first.event_id});

  assert.deepEqual(await nextOf(first.ticket_id), first);
});

test('an event whose handler throws is delivered again', async () => {
  await start();
  connection.refuse(1);
  const first = await opened();
  // The SDK acknowledges after the handler has thrown.
  await failureOf(first.event_id);

  await control('POST', '/clock', {advance_ms: 15_000});

  assert.deepEqual(await nextOf(first.ticket_id), first);
});

/** Waits for the failed attempt to deliver an event. */
async function failureOf(event) {
  const isFailed = ({event_id, failure}) => event_id === event && failure;
  for (;;) {
    const failed = (await control('GET', '/events')).attempts.find(isFailed);
    if (failed) {
      assert.equal(failed.failure, 'code 500');
      return;
    }
  }
}

for (const lost of ['cut', 'disconnected']) {
  test(`a connection that is ${lost} is made again`, async () => {
    await start();

    await fault(lost);

    await becomes('reconnecting', 'reconnected');
    await opened();
  });
}

test('a silent connection is made again, with a timeout for pongs', async () => {
  await start();

  await fault('silent');
  await becomes('reconnecting');
  await control('DELETE', '/long-connections/faults');

  await becomes('reconnected');
  await opened();
});

test('garbage is ignored', async () => {
  await start();

  await fault('garbage');

  await opened();
});

for (const [refusal, fields] of [['handshake_refused', {status: 514}], ['refused', {code: 1000040343}]]) {
  test(`the SDK tries again after ${Object.values(fields)} (${refusal})`, async () => {
    await start();
    await fault(refusal, fields);
    await control('DELETE', '/requests');
    await fault('cut');
    await becomes('reconnecting');
    await attempts(2);

    await control('DELETE', '/long-connections/faults');

    await becomes('reconnected');
    await opened();
  });
}

/** Waits for this number of attempts to connect. */
async function attempts(number) {
  let requests;
  do {
    ({requests} = await control('GET', '/requests'));
  } while (requests.filter(({target}) => target === '/callback/ws/endpoint').length < number);
}

for (const [code, message] of [[1, 'system busy'], [403, 'refused on demand'], [1000040350, 'refused on demand']]) {
  test(`the SDK gives up after code ${code}`, async () => {
    await fault('refused', {code});

    connection = new LongConnection();

    await becomes(`pullConnectConfig failed: code=${code}, msg=${message}`);
  });
}

test('the SDK gives up after a wrong secret', async () => {
  connection = new LongConnection('a wrong secret');

  await becomes("pullConnectConfig failed: code=514, msg=AppID and AppSecret must be this emulator's");
});
