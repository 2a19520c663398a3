package dev.helpdesk4j.escalation.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HostFilterTest {

    private final HostFilter filter = new HostFilter(Set.of(" Desk.Example.com ", ""));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    private void request(String host) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/");
        request.setServerName(host);
        filter.doFilter(request, response, chain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.255.0.9", "[::1]", "::1", "desk.example.com"})
    void requestsToConfiguredAndLocalNamesPass(String host) throws ServletException, IOException {
        request(host);

        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "localhost.evil.example.com",
                "127.0.0.1.evil.example.com",
                "127.evil.com",
                "192.168.0.7",
                "0.0.0.0",
                "desk.example.com.evil.com",
                ""
            })
    void requestsToOtherNamesAreRefusedInPlainText(String host) throws ServletException, IOException {
        request(host);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(421);
        assertThat(response.getContentType()).startsWith("text/plain");
        assertThat(response.getContentAsString())
                .contains("does not answer to that host name", "escalation.hosts")
                .doesNotContain("evil");
    }
}
