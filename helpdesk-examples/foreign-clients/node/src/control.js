// A client of the control of `helpdesk serve --control`, by plain HTTP.
import {variable} from './sdk.js';

// The operations' names in the control.
const CONTROLLED = {list: 'search_tickets', get: 'find_ticket', messages: 'list_messages', send: 'send_message'};

/** Sends a request to the control, which must succeed, and returns its JSON; POST and PUT need fields. */
export async function control(method, path, fields) {
  const response = await fetch(variable('HELPDESK_CONTROL_URL') + path, {
    method,
    headers: {'Content-Type': 'application/json', Authorization: `Bearer ${variable('HELPDESK_CONTROL_TOKEN')}`},
    body: fields && JSON.stringify(fields),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path} of the control must succeed, got HTTP ${response.status}: ${await response.text()}`);
  }
  return response.json();
}

// Faults, each as a function that makes the next call of an operation fail.
export const serviceFault = (fault, fields) => (operation) => inject('/faults', operation, {fault, ...fields});
export const answered = (status, headers, body) => (operation) =>
  inject('/network-faults', operation, {fault: 'answers', answer: {status, headers, body: JSON.stringify(body)}});

const inject = (path, operation, fields) =>
  control('POST', path, {operation: CONTROLLED[operation], next: 1, ...fields});
