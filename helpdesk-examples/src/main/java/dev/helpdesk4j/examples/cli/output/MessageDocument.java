package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import io.vavr.collection.List;
import java.io.IOException;
import java.util.Locale;

/** Writes a message as JSON. The README documents each field. */
public final class MessageDocument {

    private MessageDocument() {}

    public static void write(Json json, Message message) throws IOException {
        var content = message.content();
        json.field("id", message.id().value())
                .text("chatMessageId", message.chatMessageId().map(ChatMessageId::value))
                .object("sender", message.sender(), person -> TicketDocument.person(json, person))
                .time("sentAt", message.sentAt())
                .field("kind", content.kind().name())
                .field("text", content.plainText());
        if (content instanceof MessageContent.Post post) {
            json.objects("bodies", post.text().byLocale(), body -> {
                var language = body._1();
                if (!language.equals(Locale.ROOT)) {
                    json.field("language", language.toLanguageTag());
                }
                json.text("title", body._2().title())
                        .texts("paragraphs", body._2().paragraphs().map(paragraph -> paragraph.plainText()));
            });
            json.texts("imageKeys", post.imageKeys().map(ImageKey::value));
        } else if (content instanceof MessageContent.Image image) {
            json.texts("imageKeys", List.of(image.key().value()));
        } else if (content instanceof MessageContent.File file) {
            json.field("raw", file.raw());
        } else if (content instanceof MessageContent.Media media) {
            json.field("raw", media.raw());
        } else if (content instanceof MessageContent.Unreadable unreadable) {
            json.field("type", unreadable.type()).field("raw", unreadable.raw());
        }
    }
}
