package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.SplittableRandom;

/** The guests and the agents of a sample help desk. */
final class SamplePeople {

    private static final String[][] SURNAMES = {
        {"王", "wang"}, {"李", "li"}, {"张", "zhang"}, {"刘", "liu"}, {"陈", "chen"}, {"杨", "yang"}, {"黄", "huang"},
        {"赵", "zhao"}, {"吴", "wu"}, {"周", "zhou"}, {"徐", "xu"}, {"孙", "sun"}, {"林", "lin"}, {"何", "he"}
    };
    private static final String[][] GIVEN_NAMES = {
        {"伟", "wei"},
        {"芳", "fang"},
        {"静", "jing"},
        {"敏", "min"},
        {"磊", "lei"},
        {"洋", "yang"},
        {"雨桐", "yutong"},
        {"子涵", "zihan"},
        {"建国", "jianguo"},
        {"晓明", "xiaoming"},
        {"思远", "siyuan"},
        {"佳怡", "jiayi"}
    };
    private static final String[] FIRST_NAMES = {
        "Emma", "Liam", "Olivia", "Noah", "Ava", "Lucas", "Mia", "Ethan", "Sofia", "Daniel", "Grace", "Oscar"
    };
    private static final String[] LAST_NAMES = {
        "Smith", "Tan", "Müller", "Garcia", "Brown", "Lee", "Novak", "Rossi", "Wilson", "Dubois", "Khan", "Silva"
    };
    private static final String[][] DEPARTMENTS = {
        {"研发部", "Engineering"},
        {"销售部", "Sales"},
        {"财务部", "Finance"},
        {"人力资源部", "Human Resources"},
        {"市场部", "Marketing"},
        {"法务部", "Legal"}
    };
    private static final String[][] CHINESE_CITIES = {
        {"北京", "CN"}, {"上海", "CN"}, {"深圳", "CN"}, {"杭州", "CN"}, {"成都", "CN"}
    };
    private static final String[][] OTHER_CITIES = {
        {"Singapore", "SG"}, {"London", "GB"}, {"Berlin", "DE"}, {"San Francisco", "US"}, {"Dublin", "IE"}
    };

    /** Names, mail addresses, cities and countries. */
    private static final Vector<String[]> AGENTS = Vector.of(
            new String[] {"梅雪", "mei.xue", "北京", "CN"},
            new String[] {"Mei Tan", "mei.tan", "Singapore", "SG"},
            new String[] {"高翔", "gao.xiang", "深圳", "CN"},
            new String[] {"Jonas Weber", "jonas.weber", "Berlin", "DE"},
            new String[] {"郑洁", "zheng.jie", "上海", "CN"},
            new String[] {"Aisha Rahman", "aisha.rahman", "Singapore", "SG"},
            new String[] {"宋岩", "song.yan", "北京", "CN"},
            new String[] {"Carla Ruiz", "carla.ruiz", "Dublin", "IE"},
            new String[] {"唐果", "tang.guo", "成都", "CN"});

    private static final long FIRST_COMMENT_AUTHOR = 7_262_656_095_919_128_578L;

    private static final int GUESTS = 800;
    private static final String MAIL_HOST = "@example.com";

    private final Vector<Guest> guests;
    private final Vector<Agent> agents = AGENTS.zipWithIndex(SamplePeople::agent);

    SamplePeople(long seed) {
        var random = new SplittableRandom(seed);
        guests = Vector.tabulate(GUESTS, number -> guest(random, "guest " + seed + " " + number));
    }

    Guest guest(SplittableRandom random) {
        return guests.get(random.nextInt(guests.size()));
    }

    Agent agent(SplittableRandom random) {
        return agents.get(random.nextInt(agents.size()));
    }

    /** Returns another agent. */
    Agent colleagueOf(Agent agent, SplittableRandom random) {
        var others = agents.size() - 1;
        return agents.get((agents.indexOf(agent) + 1 + random.nextInt(others)) % agents.size());
    }

    private static Agent agent(String[] row, int index) {
        return new Agent(
                Ids.personNamed(row[0])
                        .withEmail(row[1] + MAIL_HOST)
                        .withAvatarUrl(avatarUrl(Ids.userIdFrom(row[0])))
                        .withDepartment("服务台 Service Desk")
                        .withCity(row[2])
                        .withCountry(row[3]),
                UserId.of(Long.toString(FIRST_COMMENT_AUTHOR + index)));
    }

    private static Guest guest(SplittableRandom random, String identity) {
        var chinese = random.nextInt(5) < 3;
        var names = chinese
                ? List.of(pick(SURNAMES, random), pick(GIVEN_NAMES, random))
                : List.of(pick(FIRST_NAMES, random), pick(LAST_NAMES, random)).map(name -> new String[] {name, name});
        var name = names.map(part -> part[0]).mkString(chinese ? "" : " ");
        var mail = names.map(part -> part[1])
                .mkString(".")
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'u');
        var id = Ids.userIdFrom(identity);
        var department = pick(DEPARTMENTS, random)[chinese ? 0 : 1];
        var city = pick(chinese ? CHINESE_CITIES : OTHER_CITIES, random);
        var person = Person.of(id, name)
                .withEmail(mail + MAIL_HOST)
                .withAvatarUrl(avatarUrl(id))
                .withDepartment(department)
                .withCity(city[0])
                .withCountry(city[1]);
        return new Guest(person, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.US);
    }

    private static String avatarUrl(UserId id) {
        return "https://avatars.example.com/" + id.value() + ".png";
    }

    private static <T> T pick(T[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }

    /** A guest, and the language to speak with them. */
    record Guest(Person person, Locale language) {}

    /**
     * An agent.
     *
     * @param commentAuthor who the agent is in comments, which have numbers instead of open ids
     */
    record Agent(Person person, UserId commentAuthor) {}
}
