// Tickets in the shapes that users report: with lists where the SDK declares one object or a string.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {control} from '../src/control.js';
import {everyTicket, tickets as documented} from '../src/desk.js';
import {Comparison, responseType} from '../src/model.js';
import {client, everyPage, list} from '../src/sdk.js';

let reported;

before(async () => {
  await control('PUT', '/ticket-shapes', {shapes: 'reported'});
  reported = await everyTicket();
});

after(() => control('PUT', '/ticket-shapes', {shapes: 'documented'}));

test('only the shapes differ from the documented ones', () => {
  assert.deepEqual(reported.map(asDocumented), documented);
});

test('a listing has the same shapes', async () => {
  const listed = await everyPage('tickets', (page) => list(page)(client()));

  assert.deepEqual(listed, reported.map(({tags, ...untagged}) => untagged));
});

for (const field of ['comments', 'dissatisfaction_reason']) {
  test(`the SDK shows all ${field} as a list`, () => {
    assert.ok(reported.some((ticket) => ticket[field]?.length > 1));
  });
}

test('the SDK declares no lists', () => {
  const comparison = new Comparison();
  reported.forEach((ticket) => comparison.compare('data', {ticket}, responseType('ticket', 'get')));

  assert.deepEqual([...comparison.differences].sort(), [
    'customized_fields.value: string, got array',
    'ticket.comments: object, got array',
    'ticket.dissatisfaction_reason: object, got array',
  ]);
});

/** The ticket as the documents show it: the last comment and reason alone, and any value as a string. */
function asDocumented(ticket) {
  const shown = {...ticket};
  for (const field of ['comments', 'dissatisfaction_reason']) {
    if (ticket[field]) {
      shown[field] = ticket[field].at(-1);
    }
  }
  if (ticket.customized_fields) {
    shown.customized_fields = ticket.customized_fields.map((field) =>
      Array.isArray(field.value) ? {...field, value: JSON.stringify(field.value)} : field);
  }
  return shown;
}
