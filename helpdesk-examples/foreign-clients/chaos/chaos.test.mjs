// Provokes each failure of the table in helpdesk-ports/README.md through the control of an emulator, and sees it as a client does.
//
// In the environment that `helpdesk serve --control` prints, with Node.js 18.19 or newer and nothing else:
//   node --test helpdesk-examples/foreign-clients/chaos/chaos.test.mjs

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, before, test } from 'node:test';

const { FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_HELPDESK_ID, FEISHU_HELPDESK_TOKEN } = process.env;
const service = process.env.FEISHU_BASE_URL.replace(/\/$/, '');
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** One request to the control, which has to succeed. */
async function control(method, path, fields) {
  const response = await fetch(process.env.HELPDESK_CONTROL_URL + path, {
    method,
    headers: { ...JSON_TYPE, Authorization: `Bearer ${process.env.HELPDESK_CONTROL_TOKEN}` },
    body: fields && JSON.stringify(fields),
  });
  const answer = await response.json();
  assert.equal(response.status, 200, answer.error);
  return answer;
}

const assumePastTheEndIsEmpty = (holds) => control('PUT', '/assumptions/page_past_the_end_is_empty', { holds });

let token;
let ticket;

async function newToken() {
  const response = await fetch(`${service}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ app_id: FEISHU_APP_ID, app_secret: FEISHU_APP_SECRET }),
  });
  return (await response.json()).tenant_access_token;
}

function call(path, message) {
  return fetch(`${service}/open-apis/helpdesk/v1/${path}`, {
    method: message ? 'POST' : 'GET',
    headers: {
      ...JSON_TYPE,
      Authorization: `Bearer ${token}`,
      'X-Lark-Helpdesk-Authorization': Buffer.from(`${FEISHU_HELPDESK_ID}:${FEISHU_HELPDESK_TOKEN}`).toString('base64'),
    },
    body: message && JSON.stringify({ msg_type: 'text', content: { text: message } }),
    redirect: 'manual',
    signal: AbortSignal.timeout(2000),
  });
}

const find = () => call(`tickets/${ticket}`);
const send = () => call(`tickets/${ticket}/messages`, 'Hello');
const messages = async () => (await (await call(`tickets/${ticket}/messages`)).json()).data.messages;

/** What a client sees of a call, in a few words. */
async function seen(response) {
  let text;
  try {
    const answer = await response;
    text = `HTTP ${answer.status}`;
    const wait = answer.headers.get('x-ogw-ratelimit-reset');
    const body = await answer.text();
    try {
      const { code } = JSON.parse(body);
      return `${text}, code ${code}${wait === null ? '' : `, retry after ${wait} s`}`;
    } catch {
      return `${text}, no JSON`;
    }
  } catch (error) {
    if (error.name === 'TimeoutError') {
      return 'timed out';
    }
    const code = String(error.cause?.code);
    return code.startsWith('HPE_') ? 'no HTTP' : `${text ? `${text}, ` : ''}connection closed`;
  }
}

/** How a failure is caused, in words and as requests to the control. */
const by = (how, run) => ({ how, run });
const fault = (operation, name, more) =>
  by(`the fault ${name}`, () => control('POST', '/faults', { operation, fault: name, next: 1, ...more }));
const network = (operation, name, more) =>
  by(`the network fault ${name}`, () => control('POST', '/network-faults', { operation, fault: name, next: 1, ...more }));
const canned = (operation, status, body, headers) =>
  network(operation, 'answers', { answer: { status, body, headers } });
const guestCloses = () => control('POST', `/tickets/${ticket}/acts`, { act: 'guest_closes' });

/** The kind of failure, its cause, the call that fails, and what the client sees. */
const failures = [
  ['INVALID_REQUEST', fault('find_ticket', 'invalid_request'), find, 'HTTP 400, code 154000'],
  ['INVALID_REQUEST', by('a broken assumption', () => assumePastTheEndIsEmpty(false)),
    () => call('tickets?page=50&page_size=200'), 'HTTP 400, code 154000'],
  ['UNAUTHENTICATED', fault('find_ticket', 'unauthenticated'), find, 'HTTP 401, code 154001'],
  ['UNAUTHENTICATED', by('expired tokens', () => control('DELETE', '/tokens')), find, 'HTTP 400, code 99991663'],
  ['UNAUTHENTICATED', by('the clock', () => control('POST', '/clock', { advance_ms: 3 * 3600 * 1000 })), find,
    'HTTP 400, code 99991663'],
  ['PERMISSION_DENIED', fault('find_ticket', 'permission_denied'), find, 'HTTP 403, code 154003'],
  ['PERMISSION_DENIED', fault('send_message', 'permission_denied', { scopes: ['helpdesk:all'] }), send,
    'HTTP 400, code 99991672'],
  ['NOT_FOUND', fault('find_ticket', 'not_found'), find, 'HTTP 404, code 154004'],
  ['TICKET_CLOSED', fault('send_message', 'ticket_closed'), send, 'HTTP 401, code 154401'],
  ['TICKET_CLOSED', by('the guest', guestCloses), send, 'HTTP 401, code 154401'],
  ['PROHIBITED_URL', fault('send_message', 'prohibited_url'), send, 'HTTP 401, code 154403'],
  ['RATE_LIMITED', fault('find_ticket', 'rate_limited', { retry_after_ms: 1500 }), find,
    'HTTP 429, code 99991400, retry after 1.5 s'],
  ['RATE_LIMITED', fault('find_ticket', 'rate_limited'), find, 'HTTP 429, code 99991400'],
  ['SERVICE_UNAVAILABLE', fault('find_ticket', 'internal_error'), find, 'HTTP 500, code 155000'],
  ['SERVICE_UNAVAILABLE', canned('find_ticket', 503, '<html>busy</html>', { 'Retry-After': '2' }), find,
    'HTTP 503, no JSON'],
  ['UNREACHABLE', fault('find_ticket', 'unreachable'), find, 'connection closed'],
  ['UNREACHABLE', by('an outage', () => control('POST', '/outage', {})), find, 'connection closed'],
  ['UNREACHABLE', by('latency', () => control('PUT', '/latency', { ms: 5000 })), find, 'timed out'],
  ['UNREACHABLE', network('find_ticket', 'disconnected'), find, 'connection closed'],
  ['UNREACHABLE', network('find_ticket', 'request_lost'), find, 'connection closed'],
  ['UNREACHABLE', network('find_ticket', 'request_stalled'), find, 'timed out'],
  ['UNREACHABLE', network('find_ticket', 'cut_in_headers'), find, 'connection closed'],
  ['UNREACHABLE', network('find_ticket', 'garbled'), find, 'no HTTP'],
  ['OUTCOME_UNKNOWN', fault('send_message', 'internal_error'), send, 'HTTP 500, code 155000'],
  ['OUTCOME_UNKNOWN', fault('send_message', 'answer_lost'), send, 'connection closed'],
  ['OUTCOME_UNKNOWN', network('send_message', 'answer_lost'), send, 'connection closed'],
  ['OUTCOME_UNKNOWN', network('send_message', 'answer_stalled'), send, 'timed out'],
  ['OUTCOME_UNKNOWN', canned('send_message', 502, '<html>bad gateway</html>'), send, 'HTTP 502, no JSON'],
  ['UNREADABLE_RESPONSE', fault('find_ticket', 'unreadable_answer'), find, 'HTTP 200, no JSON'],
  ['UNREADABLE_RESPONSE', network('find_ticket', 'cut_in_body'), find, 'HTTP 200, connection closed'],
  ['UNREADABLE_RESPONSE', canned('find_ticket', 200, '<html>log in</html>', { 'Content-Type': 'text/html' }), find,
    'HTTP 200, no JSON'],
  ['REJECTED', fault('find_ticket', 'rejected', { code: 190001, message: 'not today' }), find, 'HTTP 400, code 190001'],
  ['REJECTED', canned('find_ticket', 307, undefined, { Location: 'http://127.0.0.1/' }), find, 'HTTP 307, no JSON'],
];

/** Failures of the library that need no answer of the service, and so cannot be caused there. */
const notOnTheWire = ['UNSUPPORTED', 'INTERRUPTED'];

before(async () => {
  ticket = (await control('POST', '/tickets', { guest: 'Lin' })).ticket_id;
  token = await newToken();
});

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/network-faults');
  await control('PUT', '/latency', { ms: 0 });
  await assumePastTheEndIsEmpty(true);
  ticket = (await control('POST', '/tickets', { guest: 'Lin' })).ticket_id;
  token = await newToken();
});

test("the list has every failure of the table in helpdesk-ports/README.md", async () => {
  const readme = await readFile(new URL('../../../helpdesk-ports/README.md', import.meta.url), 'utf8');
  const [, failuresSection] = readme.match(/^## Failures$(.*?)^## /ms);
  const kinds = [...failuresSection.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, kind]) => kind);
  const listed = new Set([...failures.map(([kind]) => kind), ...notOnTheWire]);
  assert.ok(kinds.length > 0);
  assert.deepEqual([...listed].sort(), kinds.sort());
});

for (const [kind, cause, failing, expected] of failures) {
  test(`${kind} by ${cause.how}: ${expected}`, async () => {
    await cause.run();
    assert.equal(await seen(failing()), expected);
  });
}

test('without a fault every call succeeds', async () => {
  assert.equal(await seen(find()), 'HTTP 200, code 0');
  assert.equal(await seen(send()), 'HTTP 200, code 0');
});

test('a message whose answer was lost is in the conversation', async () => {
  await network('send_message', 'answer_lost').run();
  await seen(send());
  assert.equal((await messages()).length, 1);
});

test('a message that an internal error refused is not in the conversation', async () => {
  await fault('send_message', 'internal_error').run();
  await seen(send());
  assert.equal((await messages()).length, 0);
});

test('the requests of the client are shown', async () => {
  await control('DELETE', '/requests');
  await find();
  const { requests } = await control('GET', '/requests');
  assert.deepEqual(requests.map(({ method, target }) => `${method} ${target}`),
    [`GET /open-apis/helpdesk/v1/tickets/${ticket}`]);
});
