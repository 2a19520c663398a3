package dev.helpdesk4j.adapter.retrofit;

/** The region of a tenant. Each region has its own host, with the same paths. */
public enum Region {
    /** Feishu, {@code https://open.feishu.cn}. */
    FEISHU("https://open.feishu.cn/"),
    /** Lark, {@code https://open.larksuite.com}. */
    LARK("https://open.larksuite.com/");

    private final String baseUrl;

    Region(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Returns the address of the region's Open API. */
    public String baseUrl() {
        return baseUrl;
    }
}
