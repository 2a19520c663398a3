package dev.helpdesk4j.adapter.retrofit;

/** Where a tenant lives: the two hosts of the platform, with the same paths on both. */
public enum Region {
    /** Feishu, {@code https://open.feishu.cn}. */
    FEISHU("https://open.feishu.cn/"),
    /** Lark, {@code https://open.larksuite.com}. */
    LARK("https://open.larksuite.com/");

    private final String baseUrl;

    Region(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The address of the region's Open API. */
    public String baseUrl() {
        return baseUrl;
    }
}
