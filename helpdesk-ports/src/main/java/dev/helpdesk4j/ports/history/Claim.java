package dev.helpdesk4j.ports.history;

/**
 * What is to be checked once the parts of a window have been read: that they have what the window was told to have.
 *
 * @param leastRows how many rows the window was told to have, or more
 * @param rowsBefore how many rows had been read before its parts
 */
record Claim(Window window, int leastRows, long rowsBefore) implements Task {}
