package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.collection.List;
import java.util.Locale;

/**
 * What the messages of a sample ticket contain: text for the most part, and every other kind of content now and then. No
 * document shows the content of files and videos; it is made up here after the platform's chat messages.
 */
final class SampleContent {

    private static final int BOT_ANSWER = 1;
    private static final int GUEST_ANSWER = 3;
    private static final int SOLUTION = 4;

    private SampleContent() {}

    /**
     * Returns what a message contains.
     *
     * @param number the ticket's number
     * @param place the message's place in the conversation, from 0
     * @param text the text of the message
     */
    static MessageContent of(int number, int place, SamplePeople.Guest guest, String text) {
        if (place == BOT_ANSWER && number % 5 == 0) {
            return withLink(number, guest.language(), text);
        }
        if (place == SOLUTION && number % 6 == 1) {
            return withPicture(number, guest, text);
        }
        return place == GUEST_ANSWER ? guestAnswer(number, text) : new MessageContent.Text(text);
    }

    static MessageContent picture(int number) {
        return new MessageContent.Image(imageKey(number));
    }

    private static MessageContent guestAnswer(int number, String text) {
        return switch (number % 10) {
            case 2 -> picture(number);
            case 5 ->
                new MessageContent.File("{\"msg_type\":\"file\",\"file_key\":\"file_v2_sample_" + number
                        + "\",\"file_name\":\"diagnosis.log\"}");
            case 8 ->
                new MessageContent.Media("{\"msg_type\":\"media\",\"file_key\":\"file_v2_sample_" + number
                        + "\",\"image_key\":\"" + imageKey(number).value()
                        + "\",\"file_name\":\"screen-recording.mp4\",\"duration\":12000}");
            default -> new MessageContent.Text(text);
        };
    }

    private static MessageContent withLink(int number, Locale language, String text) {
        var answer = RichText.builder()
                .in(language)
                .paragraph()
                .text(text + " ")
                .link("wiki.example.com", "https://wiki.example.com/" + number % 40);
        return new MessageContent.Post(answer.build(), List.empty());
    }

    private static MessageContent withPicture(int number, SamplePeople.Guest guest, String text) {
        var solution = RichText.builder()
                .in(guest.language())
                .title(guest.language().equals(Locale.SIMPLIFIED_CHINESE) ? "处理结果" : "What we did")
                .paragraph()
                .element(mention(guest.person()))
                .text(" " + text)
                .paragraph()
                .image(imageKey(number), 640, 360);
        return new MessageContent.Post(solution.build(), List.of(imageKey(number)));
    }

    private static RichText.Mention mention(Person person) {
        return new RichText.Mention(person.id().get(), person.name());
    }

    private static ImageKey imageKey(int number) {
        return ImageKey.of("img_v2_sample_" + number);
    }
}
