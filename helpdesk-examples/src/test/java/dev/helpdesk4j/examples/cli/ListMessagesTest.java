package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListMessagesTest {

    private final Desk desk = new Desk();

    @BeforeEach
    void haveAMessageOfEachKind() {
        desk.fake().put(Examples.ticket());
        Examples.messages().forEach(message -> desk.fake().put(Examples.TICKET, message));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Run list(String... args) {
        return desk.run(Run.with(new String[] {"messages", "list", "6626871355780366331"}, args));
    }

    @Test
    void theTableShowsEachKind() {
        assertThat(list("--zone", "Asia/Shanghai").assertSuccess().out()).isEqualTo("""
                        SENT                 SENDER                MESSAGE
                        2026-03-02 17:00:00  Mei                   三楼的打印机卡纸了。
                        2026-03-02 17:01:00  Mei                   VPN 恢复了
                                                                   请重试
                        2026-03-02 17:02:00  Mei                   [img_v2_2]
                        2026-03-02 17:03:00  Mei                   (file)
                        2026-03-02 17:04:00  Mei                   (media)
                        2026-03-02 17:05:00  Mei                   (unreadable)
                        rows 1 to 6 of 6 messages
                        """);
    }

    @Test
    void jsonHasTheFieldsOfEachKind() {
        assertThat(list("--output", "json").assertSuccess().out()).isEqualTo("""
                        {
                          "ticketId": "6626871355780366331",
                          "page": 1,
                          "pageSize": 20,
                          "total": 6,
                          "totalIsLowerBound": false,
                          "messages": [
                            {
                              "id": "8000",
                              "chatMessageId": "7500",
                              "sender": {
                                "id": "ou_mei",
                                "name": "Mei",
                                "avatarUrl": "https://avatars.example.com/ou_mei.png"
                              },
                              "sentAt": "2026-03-02T09:00:00Z",
                              "kind": "TEXT",
                              "text": "三楼的打印机卡纸了。"
                            },
                            {
                              "id": "8001",
                              "chatMessageId": "7501",
                              "sender": {
                                "id": "ou_mei",
                                "name": "Mei",
                                "avatarUrl": "https://avatars.example.com/ou_mei.png"
                              },
                              "sentAt": "2026-03-02T09:01:00Z",
                              "kind": "POST",
                              "text": "VPN 恢复了\\n请重试",
                              "bodies": [
                                {
                                  "language": "en-US",
                                  "title": "VPN is back",
                                  "paragraphs": [
                                    "See status (https://status.example.com)",
                                    "@ou_lin"
                                  ]
                                },
                                {
                                  "language": "zh-CN",
                                  "title": "VPN 恢复了",
                                  "paragraphs": [
                                    "请重试"
                                  ]
                                }
                              ],
                              "imageKeys": [
                                "img_v2_1"
                              ]
                            },
                            {
                              "id": "8002",
                              "chatMessageId": "7502",
                              "sender": {
                                "id": "ou_mei",
                                "name": "Mei",
                                "avatarUrl": "https://avatars.example.com/ou_mei.png"
                              },
                              "sentAt": "2026-03-02T09:02:00Z",
                              "kind": "IMAGE",
                              "text": "[img_v2_2]",
                              "imageKeys": [
                                "img_v2_2"
                              ]
                            },
                            {
                              "id": "8003",
                              "chatMessageId": "7503",
                              "sender": {
                                "id": "ou_mei",
                                "name": "Mei",
                                "avatarUrl": "https://avatars.example.com/ou_mei.png"
                              },
                              "sentAt": "2026-03-02T09:03:00Z",
                              "kind": "FILE",
                              "text": "",
                              "raw": "{\\"file_key\\":\\"file_1\\"}"
                            },
                            {
                              "id": "8004",
                              "chatMessageId": "7504",
                              "sender": {
                                "id": "ou_mei",
                                "name": "Mei",
                                "avatarUrl": "https://avatars.example.com/ou_mei.png"
                              },
                              "sentAt": "2026-03-02T09:04:00Z",
                              "kind": "MEDIA",
                              "text": "",
                              "raw": "{\\"file_key\\":\\"media_1\\"}"
                            },
                            {
                              "id": "8005",
                              "chatMessageId": "7505",
                              "sender": {
                                "id": "ou_mei",
                                "name": "Mei",
                                "avatarUrl": "https://avatars.example.com/ou_mei.png"
                              },
                              "sentAt": "2026-03-02T09:05:00Z",
                              "kind": "UNREADABLE",
                              "text": "",
                              "type": "sticker",
                              "raw": "{\\"file_key\\":\\"sticker_1\\"}"
                            }
                          ]
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02,           2026-03-02,           1772380800, 1772467199",
        "2026-03-02T17:00,     2026-03-02T17:01:30,  1772442000, 1772442090",
        "2026-03-02T09:00:00Z, 2026-03-02T09:01:30Z, 1772442000, 1772442090",
    })
    void timesHaveSecondPrecisionAndDaysIncludeTheirEnd(String from, String to, long start, long end) {
        list("--zone", "Asia/Shanghai", "--from", from, "--to", to).assertSuccess();

        assertThat(desk.query()).isEqualTo("time_start=" + start + "&time_end=" + end + "&page=1&page_size=20");
    }

    @Test
    void eitherEndIsOptional() {
        list("--zone", "UTC", "--from", "2026-03-02").assertSuccess();
        assertThat(desk.query()).isEqualTo("time_start=1772409600&page=1&page_size=20");

        list("--zone", "UTC", "--to", "2026-03-02").assertSuccess();
        assertThat(desk.query()).isEqualTo("time_end=1772495999&page=1&page_size=20");
    }

    @Test
    void aTimeRangeIncludesBothEnds() {
        assertThat(list("--from", "2026-03-02T09:01:00Z", "--to", "2026-03-02T09:02:00Z")
                        .assertSuccess()
                        .out())
                .contains("VPN 恢复了", "[img_v2_2]", "rows 1 to 2 of 2 messages")
                .doesNotContain("打印机", "(file)");
    }

    @Test
    void aPageIsRequested() {
        assertThat(list("--page", "2", "--page-size", "4").assertSuccess().out())
                .endsWith("rows 5 to 6 of 6 messages\n");
        assertThat(desk.query()).isEqualTo("page=2&page_size=4");
    }
}
