// The official SDK's client for the help desk that the environment names, with the raw responses.
import * as lark from '@larksuiteoapi/node-sdk';
import {env} from 'node:process';

export const LONGEST_PAGE = 200;

const requested = [];
let last;
lark.defaultHttpInstance.interceptors.request.use((request) => {
  requested.push(request.url);
  return request;
});
lark.defaultHttpInstance.defaults.transformResponse.unshift((text, headers, status) => {
  last = {status, headers, text};
  return text;
});

lark.defaultHttpInstance.interceptors.response.use(undefined, (error) => {
  error.message += ` from ${error.config.url}: ${JSON.stringify(error.response?.data)}`;
  throw error;
});

const silent = () => {};
export const SILENT = {error: silent, warn: silent, info: silent, debug: silent, trace: silent};

/** Returns a client with the address and credentials that `helpdesk serve --control` has printed, except those given. */
export function client(different = {}) {
  return new lark.Client({
    domain: variable('FEISHU_BASE_URL'),
    appId: variable('FEISHU_APP_ID'),
    appSecret: variable('FEISHU_APP_SECRET'),
    helpDeskId: variable('FEISHU_HELPDESK_ID'),
    helpDeskToken: variable('FEISHU_HELPDESK_TOKEN'),
    cache: new lark.DefaultCache(),
    logger: SILENT,
    ...different,
  });
}

export function variable(name) {
  if (!env[name]) {
    throw new Error(
      `environment variable ${name} must be set: start \`helpdesk serve --control\` and run the \`export\` lines that it prints`,
    );
  }
  return env[name];
}

const HELPDESK = lark.withHelpDeskCredential();

// The operations, each as a function of a client and, if not the usual one, of the call's options.
export const get = (ticket) => (client, options = HELPDESK) =>
  client.helpdesk.v1.ticket.get({path: {ticket_id: ticket}}, options);
export const list = (params) => (client, options = HELPDESK) => client.helpdesk.v1.ticket.list({params}, options);
export const messages = (ticket, params) => (client, options = HELPDESK) =>
  client.helpdesk.v1.ticketMessage.list({path: {ticket_id: ticket}, params}, options);
export const send = (ticket, msg_type, content) => (client, options = HELPDESK) =>
  client.helpdesk.v1.ticketMessage.create({path: {ticket_id: ticket}, data: {msg_type, content}}, options);

export const subscribe = (...events) => (client, options = HELPDESK) =>
  client.helpdesk.v1.event.subscribe({data: {events}}, options);

/** Returns the response to a call as received, also that of a refusal, for which the SDK throws. */
export async function rawResponse(call) {
  last = undefined;
  try {
    await call();
  } catch (thrown) {
    if (!last) {
      throw thrown;
    }
  }
  return {...last, body: parsed(last)};
}

function parsed({status, text}) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the response must be JSON, got HTTP ${status}: ${text}`);
  }
}

/** Returns the URLs of the requests that a call makes. */
export async function requestsOf(call) {
  const before = requested.length;
  await call();
  return requested.slice(before);
}

/** Returns the items of all pages; their number equals their total. `call` requests the page with the given parameters. */
export async function everyPage(items, call) {
  const found = [];
  for (let page = 1; ; page++) {
    const {data} = await call({page, page_size: LONGEST_PAGE});
    found.push(...data[items]);
    if (data[items].length < LONGEST_PAGE) {
      if (data.total !== found.length) {
        throw new Error(`all pages must have ${data.total} ${items}, got ${found.length}`);
      }
      return found;
    }
  }
}
