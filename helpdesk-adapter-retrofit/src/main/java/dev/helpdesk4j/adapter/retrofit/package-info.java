/**
 * The adapter for the real service, over HTTP. {@link dev.helpdesk4j.adapter.retrofit.FeishuApp} is its entry point.
 *
 * <p>A call passes through layers, from the outermost to the innermost: the operation ({@code FeishuHelpdesk}), retries
 * ({@code RetryLayer}), the access token ({@code TokenLayer}, {@code TenantTokens}), the rate limiter ({@code PermitLayer},
 * {@code RateLimiter}) and the HTTP request ({@code Transport}, {@code Exchange}). The response is decoded by the
 * {@code …Json} classes, of which each is named after the type whose JSON it reads or writes, and classified by {@code
 * Classification}.
 */
@NullMarked
package dev.helpdesk4j.adapter.retrofit;

import org.jspecify.annotations.NullMarked;
