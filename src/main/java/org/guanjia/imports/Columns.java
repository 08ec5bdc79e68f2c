package org.guanjia.imports;

import static org.guanjia.imports.Field.*;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The one table of headings: what each column is called in the files that companies keep. */
final class Columns {

    /**
     * A column of a kind of file.
     *
     * @param required a file without it cannot be imported
     * @param headings every heading under which it is known; the first is the template's, the
     *     second its English one
     */
    record Column(Field field, boolean required, List<String> headings) {

        String heading(boolean chinese) {
            return headings.get(chinese ? 0 : 1);
        }
    }

    private static final Pattern BRACKETS = Pattern.compile("[(\\[【<].*?[)\\]】>]");
    private static final Pattern MARKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}*:：_'’]");

    private static final List<Column> HOUSE_COLUMNS =
            List.of(
                    may(COMMUNITY, "小区", "Community", "小区名称", "项目", "项目名称", "所属项目", "楼盘", "小区编号"),
                    may(PHASE, "期", "Phase", "期别", "分期", "期数", "期号", "所属分期"),
                    must(BUILDING, "楼栋", "Building", "栋", "幢", "楼号", "栋号", "幢号", "楼栋号", "楼宇", "座"),
                    may(UNIT, "单元", "Unit", "单元号", "门洞"),
                    must(ROOM, "房号", "Room", "室", "室号", "房间", "房间号", "房屋号", "门牌号", "户号"),
                    may(AREA, "建筑面积", "Area", "面积", "建面", "产权面积", "房屋面积", "建筑面积㎡"),
                    may(
                            HANDED_OVER,
                            "交付日期",
                            "Handed over",
                            "交房日期",
                            "收房日期",
                            "接房日期",
                            "入伙日期",
                            "交付时间",
                            "交房时间"),
                    may(VACANT, "空置", "Vacant", "是否空置", "空置状态", "房屋状态", "入住状态", "使用状态"),
                    may(OCCUPIED, "是否入住", "Occupied", "入住"),
                    may(GRID, "网格", "Grid", "所属网格", "管家网格", "网格名称", "片区", "管区"),
                    may(
                            NAME, "业主姓名", "Name", "姓名", "业主", "住户姓名", "住户", "客户姓名", "客户名称", "业主名称",
                            "产权人"),
                    may(
                            PHONE, "业主电话", "Phone", "电话", "手机", "手机号", "手机号码", "联系电话", "联系方式",
                            "业主手机", "移动电话", "电话号码"),
                    may(
                            SECOND_PHONE,
                            "备用电话",
                            "Second phone",
                            "电话2",
                            "其他电话",
                            "备用手机",
                            "备用联系方式",
                            "固定电话",
                            "固话"),
                    may(EMAIL, "邮箱", "Email", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "e-mail"),
                    may(KIND, "身份", "Belongs as", "住户类型", "客户类型", "人员类型", "住户身份", "与业主关系", "关系"),
                    may(SHARE, "产权份额", "Share", "份额", "产权比例", "持有比例", "产权占比"),
                    may(TENANT_NAME, "租户姓名", "Tenant", "租户", "租客", "租客姓名", "承租人"),
                    may(TENANT_PHONE, "租户电话", "Tenant's phone", "租户手机", "租客电话", "承租人电话", "租户联系电话"));

    private static final List<Column> STAFF_COLUMNS =
            List.of(
                    must(USER_ID, "工号", "User id", "账号", "用户名", "登录名", "员工编号", "员工号", "帐号"),
                    must(NAME, "姓名", "Name", "员工姓名", "名字"),
                    may(PHONE, "手机", "Phone", "手机号", "手机号码", "电话", "联系电话", "联系方式", "工作电话"),
                    may(EMAIL, "邮箱", "Email", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "e-mail"),
                    may(COMMUNITY, "小区", "Community", "小区名称", "项目", "项目名称", "所属项目", "服务小区", "小区编号"),
                    must(ROLE, "岗位", "Role", "角色", "职位", "职务", "岗位名称"),
                    may(SKILLS, "技能", "Skills", "工种", "专业", "技能工种", "专业技能"),
                    may(CERTIFICATE, "证书编号", "Certificate", "证书", "证书号", "证号", "上岗证号", "操作证号"),
                    may(VALID_UNTIL, "证书有效期", "Valid until", "有效期", "有效期至", "证书到期日", "证书有效期至"),
                    may(GRIDS, "负责网格", "Grids", "网格", "管辖网格", "所属网格", "片区"),
                    may(SHIFTS, "班次", "Shifts", "排班", "值班时间", "上班时间", "工作时间"));

    private static final List<Column> COMMUNITY_COLUMNS =
            List.of(
                    must(COMMUNITY_ID, "小区编号", "Id", "编号", "项目编号", "小区代码", "项目代码"),
                    must(COMMUNITY_NAME, "小区名称", "Name", "名称", "小区", "项目名称", "项目"),
                    must(GRADE, "服务等级", "Grade", "等级", "小区等级", "项目等级"),
                    may(SERVICE_DESK, "设前台", "Service desk", "前台", "是否设前台", "服务前台", "是否有前台"),
                    may(REGION, "属地管理中心", "Region", "属地", "区域", "所属区域"));

    /** What banks call the columns of a statement. */
    static final List<Column> BANK_COLUMNS =
            List.of(
                    must(
                            BOOKED_ON, "交易日期", "Date", "记账日期", "入账日期", "交易时间", "记账日", "交易日", "入账时间",
                            "日期"),
                    may(
                            INCOME, "收入金额", "Credit", "收入", "贷方金额", "贷方发生额", "存入金额", "转入金额", "贷方",
                            "贷方发生额收入"),
                    may(
                            OUTGO, "支出金额", "Debit", "支出", "借方金额", "借方发生额", "支取金额", "转出金额", "借方",
                            "借方发生额支取"),
                    may(AMOUNT, "交易金额", "Amount", "金额", "发生额"),
                    may(DIRECTION, "借贷标志", "Direction", "借贷", "借贷方向", "收支", "收/支", "收支类型", "交易方向"),
                    may(
                            PAYER, "对方户名", "Payer", "付款人", "付款人名称", "付款人户名", "对方名称", "付款方户名",
                            "付款户名", "对方单位名称", "对方账户名称", "付款方名称"),
                    may(
                            PAYER_ACCOUNT,
                            "对方账号",
                            "Payer's account",
                            "付款人账号",
                            "付款账号",
                            "对方账户",
                            "付款方账号",
                            "对方帐号"),
                    may(PURPOSE, "附言", "Purpose", "交易附言", "客户附言", "用途", "留言", "附言用途"),
                    may(SUMMARY, "摘要", "Summary", "交易摘要", "备注", "交易备注"),
                    may(
                            SERIAL,
                            "交易流水号",
                            "Reference",
                            "流水号",
                            "交易流水",
                            "银行流水号",
                            "业务流水号",
                            "核心流水号",
                            "交易号",
                            "凭证号"));

    /** What a list of meter readings is made of. */
    static final List<Column> READING_COLUMNS =
            List.of(
                    must(METER, "表号", "Meter", "表编号", "表具编号", "水表号", "电表号", "仪表编号"),
                    must(READ_ON, "抄表日期", "Read on", "抄表日", "抄表时间", "日期", "读数日期"),
                    must(READING, "读数", "Reading", "本期读数", "本次读数", "表底", "止码", "本期示数"),
                    may(ROLLED, "已翻转", "Rolled", "翻转", "是否翻转", "过零"));

    private Columns() {}

    static List<Column> of(ImportKind kind) {
        return switch (kind) {
            case COMMUNITIES -> COMMUNITY_COLUMNS;
            case HOUSES -> HOUSE_COLUMNS;
            case STAFF -> STAFF_COLUMNS;
        };
    }

    /** Columns by every heading, in the form of {@link #plain}. */
    static Map<String, Column> byHeading(List<Column> columns) {
        Map<String, Column> all = new LinkedHashMap<>();
        for (Column column : columns) {
            column.headings().forEach(heading -> all.putIfAbsent(plain(heading), column));
        }
        return all;
    }

    /** A heading without blanks, units in brackets, stars and colons. */
    static String plain(String heading) {
        String text = Normalizer.normalize(heading, Normalizer.Form.NFKC);
        text = BRACKETS.matcher(text).replaceAll("");
        return MARKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Column must(Field field, String... headings) {
        return new Column(field, true, Arrays.asList(headings));
    }

    private static Column may(Field field, String... headings) {
        return new Column(field, false, Arrays.asList(headings));
    }
}
