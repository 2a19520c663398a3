package dev.helpdesk4j.adapter.fake.emulator;

/**
 * The shape in which the emulator writes those fields of a ticket for which the platform's documents and users of the
 * service report different shapes. The two are the same but for {@code comments}, {@code dissatisfaction_reason} and the {@code value} of a
 * customized field; both occur in <em>get a ticket</em> and in <em>list tickets</em>.
 */
public enum TicketShapes {

    /**
     * As the documents show: {@code comments} and {@code dissatisfaction_reason} are one object each, and {@code value} is a
     * string. One object cannot contain several comments or reasons: the last one is written, and the others are left out.
     */
    DOCUMENTED,

    /**
     * As users report: {@code comments} and {@code dissatisfaction_reason} are lists, of a single one too, and a {@code
     * value} that is the JSON of an object or of a list is written as that object or list. Nothing is left out.
     */
    REPORTED
}
