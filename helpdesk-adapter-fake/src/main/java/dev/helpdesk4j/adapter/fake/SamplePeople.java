package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.Person;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.SplittableRandom;

/** Who asks and who answers in a sample help desk. */
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
    private static final String[][] CITIES = {
        {"北京", "Singapore"}, {"上海", "London"}, {"深圳", "Berlin"}, {"杭州", "San Francisco"}, {"成都", "Dublin"}
    };

    private static final int GUESTS = 800;

    private final Vector<Asker> guests;
    private final Vector<Person> agents;

    SamplePeople(long seed) {
        var random = new SplittableRandom(seed);
        guests = Vector.tabulate(GUESTS, number -> asker(random, "guest " + seed + " " + number));
        agents = Vector.of("梅雪", "Mei Tan", "高翔", "Jonas Weber", "郑洁", "Aisha Rahman", "宋岩", "Carla Ruiz", "唐果")
                .map(Ids::person);
    }

    Asker guest(SplittableRandom random) {
        return guests.get(random.nextInt(guests.size()));
    }

    Person agent(SplittableRandom random) {
        return agents.get(random.nextInt(agents.size()));
    }

    /** The agents, for those who need another one. */
    Seq<Person> agents() {
        return agents;
    }

    private static Asker asker(SplittableRandom random, String identity) {
        var chinese = random.nextInt(5) < 3;
        var names = chinese
                ? List.of(pick(SURNAMES, random), pick(GIVEN_NAMES, random))
                : List.of(pick(FIRST_NAMES, random), pick(LAST_NAMES, random)).map(name -> new String[] {name, name});
        var name = names.map(part -> part[0]).mkString(chinese ? "" : " ");
        var mail = names.map(part -> part[1])
                .mkString(".")
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'u');
        var id = Ids.user(identity);
        var language = chinese ? 0 : 1;
        var person = Person.of(id, name)
                .withEmail(mail + "@example.com")
                .withAvatarUrl("https://avatars.example.com/" + id.value() + ".png")
                .withDepartment(pick(DEPARTMENTS, random)[language])
                .withCity(pick(CITIES, random)[language])
                .withCountry(chinese ? "CN" : "");
        return new Asker(person, chinese);
    }

    private static <T> T pick(T[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }

    /** A guest, and whether to speak Chinese or English with them. */
    record Asker(Person person, boolean chinese) {}
}
