// The emulator's JSON has the names and types that the SDK declares, but for what the SDK gets wrong.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {OPEN, messagesOf, tickets} from '../src/desk.js';
import {Comparison, requestType, responseType} from '../src/model.js';
import {client, get, list, messages, send, rawResponse} from '../src/sdk.js';

// What the SDK's types cannot hold.
const FAULTS = ['send.content: string, got object'];

// The parameters and the body of requests, by the documents' examples.
const REQUESTS = [
  [
    'list',
    {
      ticket_id: '123456',
      agent_id: 'ou_b5de90429xxx',
      closed_by_id: 'ou_b5de90429xxx',
      type: 1,
      channel: 0,
      solved: 1,
      score: 1,
      status_list: [1],
      guest_name: 'abc',
      guest_id: 'ou_b5de90429xxx',
      tags: ['备注'],
      page: 1,
      page_size: 20,
      create_time_start: 1616920429000,
      create_time_end: 1616920429000,
      update_time_start: 1616920429000,
      update_time_end: 1616920429000,
    },
    requestType('ticket', 'list', 'params'),
  ],
  [
    'messages',
    {time_start: 1617960686, time_end: 1617960687, page: 1, page_size: 10},
    requestType('ticketMessage', 'list', 'params'),
  ],
  ['send', {msg_type: 'text', content: {text: 'hello'}}, requestType('ticketMessage', 'create', 'data')],
];

const sdk = client();
const comparison = new Comparison();
const compare = async (call, resource, operation) =>
  comparison.compare('data', (await call(sdk)).data, responseType(resource, operation));
REQUESTS.forEach((each) => comparison.compare(...each));
for (const {ticket_id} of tickets) {
  await compare(get(ticket_id), 'ticket', 'get');
}
for (const {ticket_id} of tickets.slice(0, 100)) {
  await compare(messages(ticket_id), 'ticketMessage', 'list');
}
for (const page of [1, 2, 3]) {
  await compare(list({page, page_size: 200}), 'ticket', 'list');
}
await compare(send(OPEN, 'text', {text: 'hello'}), 'ticketMessage', 'create');

test('the types are those that the SDK declares, but for its faults', () => {
  assert.deepEqual([...comparison.differences], FAULTS);
});

test('every field that the SDK declares is seen', () => {
  assert.deepEqual(comparison.unseen, []);
});

// The SDK declares a number, and a number of JavaScript is exact up to 2^53 only: on the rawResponse.
test('the author of a comment has an id longer than a number holds', async () => {
  const {ticket_id} = tickets.find((ticket) => ticket.comments);

  const [, author] = (await rawResponse(() => get(ticket_id)(sdk))).text.match(/"user_id":(\d+)/);

  assert.notEqual(String(Number(author)), author);
});
