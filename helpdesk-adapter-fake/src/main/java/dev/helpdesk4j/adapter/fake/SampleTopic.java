package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.Tag;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.Locale;

/**
 * The subject of a sample ticket, and its messages.
 *
 * @param tags what agents tag such a ticket with, in its variants
 * @param fields the customized fields of such a ticket, in their variants
 */
record SampleTopic(
        Vector<LinkedHashSet<Tag>> tags, Vector<List<CustomizedField>> fields, Script chinese, Script english) {

    static final Vector<SampleTopic> ALL = Vector.of(
            about(
                    "VPN",
                    "网络",
                    new Script(
                            "VPN 连不上，一直提示超时。",
                            "请先检查网络连接，并将客户端升级到最新版本。",
                            "您好，请问您现在使用的是哪个网络？",
                            "在家，用的是家里的宽带。",
                            "已为您切换接入节点，请重新连接试试。",
                            "可以了，谢谢！"),
                    new Script(
                            "The VPN times out whenever I connect.",
                            "Please check your network and update the VPN client first.",
                            "Hello, which network are you on at the moment?",
                            "At home, on my own broadband.",
                            "I have moved you to another gateway, please connect again.",
                            "It works now, thank you!")),
            about(
                    "账号",
                    "权限",
                    new Script(
                            "忘记密码了，账号被锁定。",
                            "您可以在登录页点击“忘记密码”自助重置。",
                            "您好，请提供一下您的工号，我来帮您解锁。",
                            "工号是 30217。",
                            "账号已解锁，请用短信验证码登录后修改密码。",
                            "登录成功，非常感谢。"),
                    new Script(
                            "I forgot my password and now the account is locked.",
                            "You can reset it with 'Forgot password' on the sign-in page.",
                            "Hi, send me your employee number and I will unlock it.",
                            "It is 30217.",
                            "Unlocked. Sign in with the code we texted you and choose a new password.",
                            "I am in again, many thanks.")),
            about(
                    "打印机",
                    "硬件",
                    new Script(
                            "三楼的打印机卡纸了。",
                            "请打开前盖取出卡住的纸张，再重启打印机。",
                            "收到，请问打印机上的编号是多少？",
                            "编号 P-3-07。",
                            "同事已处理完毕，可以正常打印了。",
                            "好的，辛苦了！"),
                    new Script(
                            "The printer on the third floor is jammed.",
                            "Please open the front cover, remove the paper and restart it.",
                            "Got it, what is the number on the printer?",
                            "P-3-07.",
                            "A colleague has fixed it, you can print again.",
                            "Great, thanks for the quick help!")),
            about(
                    "报销",
                    "财务",
                    new Script(
                            "差旅报销单被退回了，不知道原因。",
                            "退回原因可以在审批详情的备注里查看。",
                            "您好，我看一下。请问报销单号是多少？",
                            "BX20260311。",
                            "缺少酒店发票，补充上传后重新提交即可。",
                            "明白了，谢谢。"),
                    new Script(
                            "My travel expense report was returned and I do not know why.",
                            "The reason is in the remarks of the approval.",
                            "Let me have a look, what is the number of the report?",
                            "BX20260311.",
                            "The hotel invoice is missing. Add it and submit the report again.",
                            "I see, thank you.")),
            about(
                    "会议室",
                    "行政",
                    new Script(
                            "会议室的投屏没有画面。",
                            "请确认电脑与会议室设备在同一网络下。",
                            "您好，请问是哪个会议室？",
                            "12 楼的“长江”。",
                            "设备已远程重启，请再投一次。",
                            "有画面了，多谢。"),
                    new Script(
                            "There is no picture when I share my screen in the meeting room.",
                            "Please make sure the computer is on the same network as the room.",
                            "Hello, which room are you in?",
                            "The one called Yangtze, on the 12th floor.",
                            "I have restarted the device from here, please share again.",
                            "The picture is back, thanks.")),
            about(
                    "软件安装",
                    "软件",
                    new Script(
                            "需要安装设计软件，但是没有管理员权限。",
                            "常用软件可以在软件中心直接安装，无需管理员权限。",
                            "您好，请问需要的是哪一款软件？",
                            "需要最新版的原型设计工具。",
                            "已推送到您的电脑，重启后即可使用。",
                            "安装好了，谢谢支持！"),
                    new Script(
                            "I need a design tool but have no administrator rights.",
                            "Common software installs from the software center without them.",
                            "Hi, which tool do you need?",
                            "The latest prototyping tool.",
                            "It is on its way to your computer, restart it and you can begin.",
                            "Installed, thanks for the support!")),
            about(
                    "假期",
                    "人事",
                    new Script(
                            "系统里显示的年假天数不对。",
                            "年假按入职日期折算，可在假勤应用中查看明细。",
                            "您好，请问您的入职日期是哪天？",
                            "去年 7 月 1 日。",
                            "已为您更正，现在是 7 天。",
                            "看到了，谢谢。"),
                    new Script(
                            "The system shows the wrong number of vacation days.",
                            "Vacation counts from the day you joined; see the details in the attendance app.",
                            "Hello, on which day did you join?",
                            "On 1 July last year.",
                            "I have corrected it, you have seven days now.",
                            "I can see it, thank you.")),
            about(
                    "邮箱",
                    "软件",
                    new Script(
                            "收不到外部邮件。",
                            "请先检查垃圾邮件和拦截规则。",
                            "您好，请提供一个发件人的地址，我查一下日志。",
                            "partner@example.org。",
                            "对方域名被误拦截，已加入白名单。",
                            "收到了，非常感谢！"),
                    new Script(
                            "Mail from outside does not reach me.",
                            "Please look at the spam folder and your rules first.",
                            "Hi, give me a sender's address and I will look at the log.",
                            "partner@example.org.",
                            "Their domain was blocked by mistake, it is allowed now.",
                            "The mail has arrived, thanks a lot!")));

    /** The messages in this order: question, the bot's answer, the agent's question, its answer, solution, thanks. */
    record Script(
            String question,
            String botAnswer,
            String agentQuestion,
            String guestAnswer,
            String solution,
            String thanks) {}

    Script script(Locale language) {
        return language.equals(Locale.SIMPLIFIED_CHINESE) ? chinese : english;
    }

    private static SampleTopic about(String tag, String category, Script chinese, Script english) {
        var topic = LinkedHashSet.of(Ids.tagNamed(tag));
        return new SampleTopic(
                Vector.of(LinkedHashSet.empty(), topic, topic, topic, topic.add(Ids.tagNamed("加急 Urgent"))),
                SampleFields.inCategory(category),
                chinese,
                english);
    }
}
