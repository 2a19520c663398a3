/**
 * Events of the platform. {@link dev.helpdesk4j.adapter.retrofit.event.Webhook} receives them over HTTP, within any web
 * framework, {@link dev.helpdesk4j.adapter.retrofit.event.LongConnection} over a WebSocket, and {@link
 * dev.helpdesk4j.adapter.retrofit.event.FeishuEvents} decodes them.
 *
 * <p>A request passes through {@code Webhook}, {@code EventSignature}, {@code EventEncryption} and {@code EventEnvelope}; the
 * content of an event is decoded by {@code EventContent}. A long connection is made and replaced by {@code ConnectionLoop}; its
 * frames pass through {@code FrameReader}, {@code FrameListener}, {@code FrameParts} and {@code EventHandling}.
 */
@NullMarked
package dev.helpdesk4j.adapter.retrofit.event;

import org.jspecify.annotations.NullMarked;
