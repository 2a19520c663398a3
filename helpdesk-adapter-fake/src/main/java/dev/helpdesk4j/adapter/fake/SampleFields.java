package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The customized fields of a sample help desk: two dropdowns, one line of text, and a dropdown in which several options can
 * be chosen. The same lists serve all tickets, so that a million of them do not need a million lists.
 */
final class SampleFields {

    private static final Vector<CustomizedField> SITES = Vector.of(
                    "总部 Headquarters", "分公司 Branch office", "居家 Home office")
            .map(site -> field(2, "site", "办公地点 Site", site));

    private static final Vector<Option<CustomizedField>> DEVICES = Vector.of("PC-0417", "PC-1182", "MB-0093")
            .map(device -> Option.some(field(3, "device", "设备编号 Device number", device)))
            .append(Option.none());

    /** Several options are a list, which a customized field keeps as its JSON. */
    private static final Vector<Option<CustomizedField>> AFFECTED = Vector.of(
                    "[\"只有我 Only me\"]", "[\"团队 My team\",\"客户 Customers\"]")
            .map(groups -> Option.some(field(4, "affected", "影响范围 Affected", groups)))
            .append(Option.none());

    private SampleFields() {}

    /** Returns all variants of the fields of tickets in this category. */
    static Vector<List<CustomizedField>> inCategory(String category) {
        var required = field(1, "category", "类别 Category", category).withRequired(true);
        return SITES.flatMap(site -> DEVICES.flatMap(device -> AFFECTED.map(
                affected -> List.of(required, site).appendAll(device).appendAll(affected))));
    }

    private static CustomizedField field(int position, String keyName, String displayName, String value) {
        return CustomizedField.of(CustomizedFieldId.of("730000000000000000" + position), displayName, value)
                .withKeyName(keyName)
                .withPosition(position)
                .withRequired(false)
                .withEditable(position != 1);
    }
}
