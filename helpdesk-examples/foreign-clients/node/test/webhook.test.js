// The events that the emulator posts, as the SDK's webhook adapter verifies, decrypts and handles them.
import assert from 'node:assert/strict';
import {afterEach, before, test} from 'node:test';
import {control} from '../src/control.js';
import {HANDLED, TYPES, assertStory, next, subscribeToAll} from '../src/events.js';
import {Comparison, eventType} from '../src/model.js';
import {client, get} from '../src/sdk.js';
import {expected, story} from '../src/story.js';
import {Webhook} from '../src/webhook.js';

const TOKEN = 'a verification token';
const KEY = 'an encrypt key';
const MODES = [['in clear', undefined], ['encrypted', KEY]];

let webhook;

before(subscribeToAll);

afterEach(() => webhook.close());

/** Starts a webhook, to which the emulator posts with the same secrets. */
async function start(key) {
  webhook = await Webhook.start(TOKEN, key);
  await webhook.receives(TOKEN, key);
}

const opens = () => control('POST', '/tickets', {guest: 'Lin'});

/** Returns the request in which the webhook receives that a guest opens a ticket. */
async function opened() {
  await opens();
  return (await next(webhook.requests))[0];
}

for (const [mode, key] of MODES) {
  test(`the URL check is answered ${mode}`, async () => {
    await start(key);

    await control('POST', '/webhook/check', {});
  });

  test(`every event is received ${mode}`, async () => {
    await start(key);

    const ticket = await story();

    assertStory(await next(webhook.handled, expected.length), ticket, TOKEN);
  });
}

test('an event has the times of its ticket', async () => {
  await start(KEY);

  const id = await story();

  const closed = (await next(webhook.handled, expected.length)).at(-1);
  const {ticket} = (await get(id)(client())).data;
  for (const time of ['created_at', 'updated_at', 'closed_at']) {
    assert.equal(closed.object[time], Number(ticket[time]));
  }
  assert.ok(Math.abs(closed.create_time - ticket.closed_at) < 60_000);
});

test('a repeated event has the same id', async () => {
  await start(KEY);
  await opens();
  const [first] = await next(webhook.handled);

  await control('POST', '/events/duplicates', {event_id: first.event_id});

  assert.deepEqual(await next(webhook.handled), [first]);
});

test('a changed body is refused, but acknowledged', async () => {
  await start(KEY);
  const request = await opened();
  const changed = JSON.stringify({...JSON.parse(request.body), other: 1});

  assert.deepEqual(await webhook.repeat(request, changed), {status: 200, body: ''});
  assert.deepEqual(await webhook.repeat(request, request.body), {status: 200, body: JSON.stringify(HANDLED)});
});

test('an event with another key is refused, by an exception', async () => {
  webhook = await Webhook.start(TOKEN, KEY);
  await webhook.receives(TOKEN, 'another key');

  assert.ok((await opened()).error instanceof Error);
});

test('the SDK verifies the JSON, not the bytes that were signed', async () => {
  await start(KEY);
  const request = await opened();

  assert.deepEqual(await webhook.repeat(request, ` ${request.body}`), {status: 200, body: JSON.stringify(HANDLED)});
});

for (const [mode, key] of MODES) {
  test(`the SDK compares no verification token ${mode}`, async () => {
    webhook = await Webhook.start(TOKEN, key);
    await webhook.receives('another token', key);

    await control('POST', '/webhook/check', {});
    await opens();

    assert.equal((await next(webhook.handled))[0].token, 'another token');
  });
}

// What the SDK's types cannot hold. It adds the schema of the body to each event.
const FAULTS = [
  ...TYPES.map((type) => `${type}.schema: undeclared, got string`),
  'helpdesk.ticket_message.created_v1.position: string, got number',
  'content.content: string, got object',
];

test('the types are those that the SDK declares, but for its faults', async () => {
  await start(KEY);

  await story();

  const comparison = new Comparison();
  for (const event of await next(webhook.handled, expected.length)) {
    comparison.compare(event.event_type, event, eventType(event.event_type));
  }
  assert.deepEqual([...comparison.differences].sort(), FAULTS.sort());
});
