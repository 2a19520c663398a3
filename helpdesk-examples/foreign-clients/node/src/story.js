// What happens to one ticket, and the events that are expected of it: `events.json`, which both SDKs are checked with.
import {readFileSync} from 'node:fs';
import {control} from './control.js';
import {client, send, variable} from './sdk.js';

const [opening, ...steps] = JSON.parse(readFileSync(new URL('../../events.json', import.meta.url), 'utf8'));

/** The types and the contents of the events, in their order. */
export const expected = [opening, ...steps].filter(({event}) => event).map(({type, event}) => ({type, event}));

/** Lets all of it happen, and returns the ticket's id. */
export async function story() {
  const {ticket_id} = await control('POST', '/tickets', opening.opens);
  for (const {acts, sends} of steps) {
    // So that each act changes the times of the ticket.
    await control('POST', '/clock', {advance_ms: 1000});
    if (acts) {
      await control('POST', `/tickets/${ticket_id}/acts`, acts);
    } else {
      const [type] = Object.keys(sends);
      await send(ticket_id, type, JSON.stringify(sends))(client());
    }
  }
  return ticket_id;
}

/** Returns the content of an event as `events.json` has it: with words instead of what differs each time. */
export function asExpected(content, ticket) {
  return JSON.parse(
    JSON.stringify(content)
      .replaceAll(`"${ticket}"`, '"TICKET"')
      .replaceAll(`"${variable('FEISHU_HELPDESK_ID')}"`, '"HELPDESK"')
      .replaceAll(/"7\d{18}"/g, '"MESSAGE"')
      .replaceAll(/"om_[0-9a-f]{32}"/g, '"CHAT MESSAGE"')
      .replaceAll(/"oc_[0-9a-f]{32}"/g, '"CHAT"')
      .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"QUERY"')
      .replaceAll(/:\d{13}\b/g, ':"MILLISECONDS"'),
  );
}
