/**
 * The adapter to the real service. {@link dev.helpdesk4j.adapter.retrofit.FeishuApp} is the one door.
 *
 * <p>A call goes through small parts: <em>operation</em> ({@code FeishuHelpdesk}), <em>retry</em> and <em>attempt</em>
 * ({@code Calls}, {@code Retries}), <em>token</em> ({@code TenantTokens}), <em>budget</em> ({@code Budget}, {@code Slots}),
 * <em>transport</em> ({@code Transport}, {@code Exchange}), <em>decoding</em> (the {@code …Json} adapters),
 * <em>classification</em> ({@code Classification}).
 */
@NullMarked
package dev.helpdesk4j.adapter.retrofit;

import org.jspecify.annotations.NullMarked;
