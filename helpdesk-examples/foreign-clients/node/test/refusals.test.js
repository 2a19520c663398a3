// Every documented refusal: by the request itself, or by a fault that the emulator's control injects.
// Needs a running `helpdesk serve --control` and the environment variables that it prints.
import * as lark from '@larksuiteoapi/node-sdk';
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {answered, control, serviceFault} from '../src/control.js';
import {CLOSED, OPEN} from '../src/desk.js';
import {client, get, list, messages, send, rawResponse} from '../src/sdk.js';

const UNKNOWN = '1';
const MALFORMED = 'no.ticket';
const TEXT = {text: 'hello'};
const UNKNOWN_TOKEN = lark.withAll([lark.withHelpDeskCredential(), lark.withTenantToken('t-unknown')]);
const OPERATIONS = {list: list(), get: get(OPEN), messages: messages(OPEN), send: send(OPEN, 'text', TEXT)};

// The limit is 1000 calls a calendar minute, and the loop of these calls ends within two calendar minutes.
const CALLS_BEYOND_ANY_LIMIT = 2001;

const SCOPES = ['helpdesk:all', 'helpdesk:all:readonly'];
const NO_SCOPE = serviceFault('permission_denied', {scopes: SCOPES});

// The emulator's own response is HTTP 429; this one replaces it on the network.
const LOG_ID = '20260302090000';
const TOO_MANY_REQUESTS_AS_400 = answered(
  400,
  {'X-Tt-Logid': LOG_ID},
  {code: 99991400, msg: 'request trigger frequency limit', error: {log_id: LOG_ID}},
);

// The faults of an operation, each with the HTTP status and the code with which it is refused.
const faultsOf = (operation) => [
  // For code 154003 the document of sending a message has HTTP 401, that of listing messages has 403.
  ['no permission', operation === 'send' ? 401 : 403, 154003, serviceFault('permission_denied')],
  ['no scope', 400, 99991672, NO_SCOPE],
  ['too many requests as 400', 400, 99991400, TOO_MANY_REQUESTS_AS_400],
  ['internal error', 500, 155000, serviceFault('internal_error')],
  // Refusals that the service has and the emulator has no reason for.
  ...[99991664, 99991668, 99991671, 99991677].map((code) => [
    'access token refused',
    400,
    code,
    serviceFault('rejected', {code, message: 'Refused'}),
  ]),
];

/** Calls an operation with this fault, which is injected just before the call. */
async function callWithFault(fault, operation) {
  await fault(operation);
  return OPERATIONS[operation](client());
}

const REFUSALS = [
  ['token: no such app', 400, 10003, () => OPERATIONS.get(client({appId: 'cli_unknown'}))],
  ['token: wrong secret', 200, 10014, () => OPERATIONS.get(client({appSecret: 'wrong'}))],
  ...Object.entries(OPERATIONS).flatMap(([name, call]) => [
    [`${name}: no access token`, 400, 99991661, () => call(client({disableTokenCache: true}))],
    [`${name}: unknown access token`, 400, 99991663, () => call(client({disableTokenCache: true}), UNKNOWN_TOKEN)],
    [`${name}: wrong help desk token`, 401, 154001, () => call(client({helpDeskToken: 'wrong'}))],
    [`${name}: no help desk credential`, 401, 154001, () => call(client(), {})],
  ]),
  ['list: create_time_start alone', 400, 154000, () => list({create_time_start: 1})(client())],
  ['list: update_time_end alone', 400, 154000, () => list({update_time_end: 1})(client())],
  ['list: page_size 201', 400, 154000, () => list({page_size: 201})(client())],
  ['list: page 0', 400, 154000, () => list({page: 0})(client())],
  ['list: page that is no number', 400, 154000, () => list({page: 'x'})(client())],
  ['list: past row 10000', 400, 154000, () => list({page: 51, page_size: 200})(client())],
  ['list: malformed id', 400, 154000, () => list({ticket_id: MALFORMED})(client())],
  ['get: malformed id', 400, 154000, () => get(MALFORMED)(client())],
  ['get: no such ticket', 404, 154004, () => get(UNKNOWN)(client())],
  ['messages: page_size 201', 400, 154000, () => messages(OPEN, {page_size: 201})(client())],
  ['messages: malformed id', 400, 154000, () => messages(MALFORMED)(client())],
  ['messages: no such ticket', 404, 154004, () => messages(UNKNOWN)(client())],
  ['send: an image', 400, 154000, () => send(OPEN, 'image', {image_key: 'img_1'})(client())],
  ['send: content that is no JSON', 400, 154000, () => send(OPEN, 'text', 'hello')(client())],
  ['send: a post as text', 400, 154000, () => send(OPEN, 'text', {post: {}})(client())],
  ['send: malformed id', 400, 154000, () => send(MALFORMED, 'text', TEXT)(client())],
  ['send: no such ticket', 404, 154004, () => send(UNKNOWN, 'text', TEXT)(client())],
  ['send: a closed ticket', 401, 154401, () => send(CLOSED, 'text', TEXT)(client())],
  ['send: a prohibited host', 401, 154403, () => callWithFault(serviceFault('prohibited_url'), 'send')],
  ...Object.keys(OPERATIONS).flatMap((name) =>
    faultsOf(name).map(([what, status, code, fault]) => [`${name}: ${what}`, status, code, () => callWithFault(fault, name)])),
];

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/network-faults');
  await control('PUT', '/rate-limits', {enforced: false});
});

for (const [what, status, code, call] of REFUSALS) {
  test(`${what}: ${code}`, async () => {
    assertRefused(await rawResponse(call), status, code);
  });
}

for (const [name, call] of Object.entries(OPERATIONS)) {
  test(`${name}: too many requests: 99991400`, async () => {
    const limited = client();
    await control('PUT', '/rate-limits', {enforced: true});

    let response = await rawResponse(() => call(limited));
    for (let calls = 1; response.body.code === 0 && calls < CALLS_BEYOND_ANY_LIMIT; calls++) {
      response = await rawResponse(() => call(limited));
    }

    assertRefused(response, 429, 99991400);
    assert.match(response.headers['x-ogw-ratelimit-reset'], /^\d+(\.\d+)?$/);
  });
}

for (const name of Object.keys(OPERATIONS)) {
  test(`${name}: the SDK throws with the scopes`, async () => {
    await assert.rejects(callWithFault(NO_SCOPE, name), ({response}) => {
      assert.match(response.data.msg, /\[helpdesk:all, helpdesk:all:readonly]/);
      assert.deepEqual(
        response.data.error.permission_violations,
        SCOPES.map((subject) => ({type: 'action_scope_required', subject})),
      );
      return true;
    });
  });
}

test('the SDK throws with code, message and log id', async () => {
  await assert.rejects(get(UNKNOWN)(client()), ({response}) => {
    assert.equal(response.data.code, 154004);
    assert.match(response.data.msg, /^Resource not found/);
    assert.equal(response.data.error.log_id, response.headers['x-tt-logid']);
    return true;
  });
});

function assertRefused({status, headers, body}, expectedStatus, code) {
  assert.deepEqual({status, code: body.code}, {status: expectedStatus, code}, JSON.stringify(body));
  assert.ok(body.msg);
  assert.ok(body.error.log_id);
  assert.equal(body.error.log_id, headers['x-tt-logid']);
}
