// The access token, the four operations, and what they tolerate.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {OPEN, messagesOf, tickets} from '../src/desk.js';
import {fieldsOf, requestType} from '../src/model.js';
import {client, everyPage, get, list, messages, requestsOf, send, variable} from '../src/sdk.js';

const sdk = client();
const TICKET = tickets.find((ticket) => ticket.score && ticket.tags && ticket.closed_by);
const ID = TICKET.ticket_id;
const ids = (some) => some.map((ticket) => ticket.ticket_id);

test('one access token serves every call', async () => {
  const fresh = client();

  const requested = await requestsOf(() => get(ID)(fresh).then(() => get(ID)(fresh)));

  assert.equal(requested.filter((url) => url.endsWith('/tenant_access_token/internal')).length, 1);
});

test('a listing has everything but tags', async () => {
  const {data} = await list({ticket_id: ID})(sdk);

  const {tags, ...untagged} = TICKET;
  assert.deepEqual(data, {total: 1, tickets: [untagged]});
});

const middle = (field) => {
  const times = tickets.map((ticket) => ticket[field]).sort();
  return {from: times[Math.floor(times.length / 3)], to: times[Math.floor(times.length / 2)]};
};
const [created, updated] = [middle('created_at'), middle('updated_at')];
const isWithin = ({from, to}, time) => from <= time && time <= to;
const agent = tickets.find((ticket) => ticket.agents.length).agents[0].id;
const hasTag = (ticket, ...names) => ticket.tags?.some((tag) => names.includes(tag.name));

const FILTERS = [
  [{ticket_id: ID}, (t) => t.ticket_id === ID],
  [{agent_id: agent}, (t) => t.agents.some((person) => person.id === agent)],
  [{closed_by_id: TICKET.closed_by.id}, (t) => t.closed_by?.id === TICKET.closed_by.id],
  [{type: 1}, (t) => t.ticket_type === 1],
  [{channel: 9}, (t) => t.channel === 9],
  [{solved: 1}, (t) => t.solve === 1],
  [{score: 3}, (t) => t.score === 3],
  [{status_list: [50, 52]}, (t) => t.status === 50 || t.status === 52],
  [{guest_name: 'smi'}, (t) => t.guest.name.toLowerCase().includes('smi')],
  [{guest_id: TICKET.guest.id}, (t) => t.guest.id === TICKET.guest.id],
  [{tags: ['VPN', '邮箱']}, (t) => hasTag(t, 'VPN', '邮箱')],
  [{create_time_start: created.from, create_time_end: created.to}, (t) => isWithin(created, t.created_at)],
  [{update_time_start: updated.from, update_time_end: updated.to}, (t) => isWithin(updated, t.updated_at)],
  [{type: 2, channel: 13, score: 3}, (t) => t.ticket_type === 2 && t.channel === 13 && t.score === 3],
];
for (const [filter, holds] of FILTERS) {
  test(`tickets are found by ${Object.keys(filter).join(' and ')}`, async () => {
    const found = await everyPage('tickets', (page) => list({...filter, ...page})(sdk));

    assert.notEqual(found.length, 0);
    assert.deepEqual(ids(found), ids(tickets.filter(holds)));
  });
}

test('a page is where its number and size put it', async () => {
  const {data} = await list({page: 3, page_size: 7})(sdk);

  assert.deepEqual(ids(data.tickets), ids(tickets.slice(14, 21)));
});

const all = await messagesOf(ID);
const seconds = (message) => Math.floor(message.created_at / 1000);
const third = seconds(all[2]);

const MESSAGE_FILTERS = [
  [{time_start: third}, all.filter((message) => seconds(message) >= third)],
  [{time_end: third}, all.filter((message) => seconds(message) <= third)],
  [{page: 2}, []],
  [{page_size: 2}, all.slice(0, 2)],
];
for (const [filter, expected] of MESSAGE_FILTERS) {
  test(`messages are found by ${Object.keys(filter)}`, async () => {
    assert.deepEqual((await messages(ID, filter)(sdk)).data.messages, expected);
  });
}

test('every filter of the SDK is checked', () => {
  const checked = (filters) => new Set(filters.flatMap(([filter]) => Object.keys(filter)));
  const declared = (resource) => new Set(fieldsOf(requestType(resource, 'list', 'params')));

  assert.deepEqual(checked(FILTERS).add('page').add('page_size'), declared('ticket'));
  assert.deepEqual(checked(MESSAGE_FILTERS), declared('ticketMessage'));
});

const WORDS = 'Café, "VPN" 连不上 😀\nsecond line';
const POST = {
  zh_cn: {
    title: '标题',
    content: [
      [
        {tag: 'text', text: '第一行&nbsp;:', un_escape: true},
        {tag: 'a', text: '超链接', href: 'https://wiki.example.com/1'},
      ],
      [
        {tag: 'at', user_id: 'ou_1'},
        {tag: 'img', image_key: 'img_1', width: 300, height: 200},
      ],
    ],
  },
};
const SENDS = [
  ['text', {text: WORDS}, {msg_type: 'text', content: WORDS}],
  ['post', {post: POST}, {msg_type: 'post', content: POST, image_keys: ['img_1']}],
];
for (const [type, content, listed] of SENDS) {
  // The SDK declares a string; the documents' example is an object.
  for (const [shape, given] of [['a string', JSON.stringify(content)], ['an object', content]]) {
    test(`a ${type} sent as ${shape} is listed`, async () => {
      const {data} = await send(OPEN, type, given)(sdk);

      const last = (await messagesOf(OPEN)).at(-1);
      assert.match(data.message_id, /^om_/);
      assert.equal(last.message_type, type);
      assert.deepEqual(JSON.parse(last.content), listed);
    });
  }
}

test('the address may end with a slash', async () => {
  const slashed = client({domain: `${variable('FEISHU_BASE_URL')}/`});

  assert.equal((await get(ID)(slashed)).code, 0);
});

test('a blank parameter is none', async () => {
  assert.equal((await list({ticket_id: ID, guest_name: null})(sdk)).data.total, 1);
});

test('an unknown parameter is ignored', async () => {
  assert.equal((await list({ticket_id: ID, colour: 'red'})(sdk)).data.total, 1);
});
