/**
 * The adapter to the real service. {@link dev.helpdesk4j.adapter.retrofit.FeishuApp} is the one door.
 *
 * <p>A call goes through small parts: <em>operation</em> ({@code FeishuHelpdesk}), <em>attempt</em> and <em>token</em>
 * ({@code Calls}, {@code TenantTokens}), <em>transport</em> ({@code Transport}, {@code Exchange}), <em>decoding</em> (the
 * {@code …Json} adapters), <em>classification</em> ({@code Classification}).
 */
@NullMarked
package dev.helpdesk4j.adapter.retrofit;

import org.jspecify.annotations.NullMarked;
