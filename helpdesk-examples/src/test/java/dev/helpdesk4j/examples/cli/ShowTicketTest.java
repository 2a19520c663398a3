package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.emulator.TicketShapes;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShowTicketTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Run show(String... args) {
        return desk.run(Run.with(new String[] {"tickets", "show"}, args));
    }

    @Test
    void theTableShowsEveryField() {
        desk.fake().put(Examples.ticket());

        assertThat(show("6626871355780366331", "--zone", "Asia/Shanghai")
                        .assertSuccess()
                        .out())
                .isEqualTo("""
                        Ticket                  6626871355780366331
                        Help desk               6626871355780366330
                        Status                  closed by agent
                        Stage                   agent
                        Channel                 qr code
                        Resolution              resolved
                        Score                   dissatisfied
                        Dissatisfaction reason  太慢
                        Guest                   林小雨
                        Department              市场部
                        Agent owner             Mei
                        Agents                  Mei
                        Collaborators           Tom
                        Closed by               Mei
                        Tags                    VPN
                        Comment                 Known issue
                        类别                    软件
                        Created                 2026-03-02 17:00:00
                        Agent entered           2026-03-02 17:02:00
                        Agent first responded   2026-03-02 17:03:00
                        Agent last responded    2026-03-02 18:56:40
                        Closed                  2026-03-02 18:59:59
                        Updated                 2026-03-02 19:00:00
                        Bot service             0:02:00
                        Agent first response    0:01:00
                        Agent service           0:01:30
                        Agent resolution        1:57:59
                        Actual processing       26:00:00
                        """);
    }

    @Test
    void theTableOmitsMissingValues() {
        desk.fake().put(Ticket.builder(TicketId.of("1001")).build());

        assertThat(show("1001").assertSuccess().out()).isEqualTo("Ticket                  1001\n");
    }

    @Test
    void jsonHasEveryField() {
        desk.fake().put(Examples.ticket());

        assertThat(show("6626871355780366331", "--output", "json", "--zone", "Asia/Shanghai")
                        .assertSuccess()
                        .out())
                .isEqualTo("""
                        {
                          "id": "6626871355780366331",
                          "helpdeskId": "6626871355780366330",
                          "stage": "AGENT",
                          "status": "CLOSED_BY_AGENT",
                          "channel": "QR_CODE",
                          "resolution": "RESOLVED",
                          "score": "DISSATISFIED",
                          "dissatisfactionReason": {
                            "zh-CN": "太慢",
                            "en-US": "Too slow",
                            "ja-JP": "遅い"
                          },
                          "dissatisfactionReasons": [
                            {
                              "zh-CN": "太慢",
                              "en-US": "Too slow",
                              "ja-JP": "遅い"
                            }
                          ],
                          "guest": {
                            "id": "ou_lin",
                            "name": "林小雨",
                            "avatarUrl": "https://avatars.example.com/ou_lin.png",
                            "email": "ou_lin@example.com",
                            "department": "市场部",
                            "city": "上海",
                            "country": "China"
                          },
                          "agents": [
                            {
                              "id": "ou_mei",
                              "name": "Mei",
                              "avatarUrl": "https://avatars.example.com/ou_mei.png",
                              "email": "ou_mei@example.com",
                              "department": "市场部",
                              "city": "上海",
                              "country": "China"
                            }
                          ],
                          "agentOwner": {
                            "id": "ou_mei",
                            "name": "Mei",
                            "avatarUrl": "https://avatars.example.com/ou_mei.png",
                            "email": "ou_mei@example.com",
                            "department": "市场部",
                            "city": "上海",
                            "country": "China"
                          },
                          "collaborators": [
                            {
                              "id": "ou_tom",
                              "name": "Tom",
                              "avatarUrl": "https://avatars.example.com/ou_tom.png",
                              "email": "ou_tom@example.com",
                              "department": "市场部",
                              "city": "上海",
                              "country": "China"
                            }
                          ],
                          "closedBy": {
                            "id": "ou_mei",
                            "name": "Mei",
                            "avatarUrl": "https://avatars.example.com/ou_mei.png",
                            "email": "ou_mei@example.com",
                            "department": "市场部",
                            "city": "上海",
                            "country": "China"
                          },
                          "comment": {
                            "id": "17",
                            "content": "Known issue",
                            "createdAt": "2026-03-02T09:01:00Z",
                            "authorId": "99",
                            "authorName": "Mei",
                            "authorAvatarUrl": "https://avatars.example.com/99.png"
                          },
                          "comments": [
                            {
                              "id": "17",
                              "content": "Known issue",
                              "createdAt": "2026-03-02T09:01:00Z",
                              "authorId": "99",
                              "authorName": "Mei",
                              "authorAvatarUrl": "https://avatars.example.com/99.png"
                            }
                          ],
                          "customizedFields": [
                            {
                              "id": "7300000000000000001",
                              "value": "软件",
                              "keyName": "category",
                              "displayName": "类别",
                              "position": 1,
                              "required": true,
                              "editable": false
                            }
                          ],
                          "tags": [
                            {
                              "id": "7400000000000000001",
                              "name": "VPN"
                            }
                          ],
                          "createdAt": "2026-03-02T09:00:00Z",
                          "updatedAt": "2026-03-02T11:00:00Z",
                          "closedAt": "2026-03-02T10:59:59.250Z",
                          "agentEnteredAt": "2026-03-02T09:02:00Z",
                          "agentFirstRespondedAt": "2026-03-02T09:03:00Z",
                          "agentLastRespondedAt": "2026-03-02T10:56:40Z",
                          "agentService": "PT1M30S",
                          "agentFirstResponse": "PT1M",
                          "botService": "PT2M",
                          "agentResolution": "PT1H57M59S",
                          "actualProcessing": "PT26H"
                        }
                        """);
    }

    @Test
    void aTicketWithOnlyAnIdIsAShortDocument() {
        desk.fake().put(Ticket.builder(TicketId.of("1001")).build());

        assertThat(show("1001", "--output", "json").assertSuccess().out()).isEqualTo("""
                        {
                          "id": "1001",
                          "dissatisfactionReasons": [],
                          "agents": [],
                          "collaborators": [],
                          "comments": [],
                          "customizedFields": [],
                          "tags": []
                        }
                        """);
    }

    @Test
    void everyCommentAndReasonIsShown() {
        desk.ticketShapes(TicketShapes.REPORTED);
        desk.fake()
                .put(Ticket.builder(TicketId.of("1001"))
                        .comments(List.of(comment("1", "urgent"), comment("2", "done")))
                        .satisfaction(Satisfaction.of(
                                Score.DISSATISFIED,
                                LocalizedText.of(Locale.US, "slow"),
                                LocalizedText.of(Locale.US, "unclear")))
                        .build());

        assertThat(show("1001").assertSuccess().out()).isEqualTo("""
                        Ticket                  1001
                        Score                   dissatisfied
                        Dissatisfaction reason  slow
                        Dissatisfaction reason  unclear
                        Comment                 urgent
                        Comment                 done
                        """);
        assertThat(show("1001", "--output", "json").assertSuccess().out().replaceAll("\\s", ""))
                .contains("\"dissatisfactionReason\":{\"en-US\":\"slow\"}")
                .contains("\"dissatisfactionReasons\":[{\"en-US\":\"slow\"},{\"en-US\":\"unclear\"}]")
                .contains("\"comment\":{\"id\":\"1\",\"content\":\"urgent\",")
                .contains("},{\"id\":\"2\",\"content\":\"done\",");
    }

    private static Comment comment(String id, String content) {
        return Comment.of(CommentId.of(id), content, Instant.parse("2026-03-02T09:00:00Z"));
    }
}
