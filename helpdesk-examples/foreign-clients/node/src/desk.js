// The emulator's sample data, which the checks compare with.
import {client, everyPage, get, list, messages} from './sdk.js';

const sdk = client();

/** The tickets as the emulator writes them before any test. */
export const tickets = await everyTicket().catch((error) => {
  throw new Error(`the sample data must be readable: \`helpdesk serve --control\` must be running: ${error.message}`);
});

/** All tickets by *get a ticket*, and so with their tags; in the order of *list tickets*. */
export async function everyTicket() {
  const found = [];
  for (const {ticket_id} of await everyPage('tickets', (page) => list(page)(sdk))) {
    found.push((await get(ticket_id)(sdk)).data.ticket);
  }
  return found;
}

export const messagesOf = (ticket) => everyPage('messages', (page) => messages(ticket, page)(sdk));

export const OPEN = tickets.find((ticket) => ticket.status === 2).ticket_id;
export const CLOSED = tickets.find((ticket) => ticket.status === 51).ticket_id;
