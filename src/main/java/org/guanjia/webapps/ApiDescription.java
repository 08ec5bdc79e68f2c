package org.guanjia.webapps;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says about all calls alike. */
@Configuration
class ApiDescription {

    private static final String PROBLEM = "Problem";

    private static final Map<String, String> REFUSALS =
            new TreeMap<>(
                    Map.of(
                            "400", "请求无法读取 · the request cannot be read",
                            "401", "需要登录 · sign in first",
                            "403", "没有权限 · not allowed",
                            "404", "不存在，或不归您服务 · no such thing, or not for this caller"));

    private static final Map<String, String> REFUSALS_OF_CHANGES =
            new TreeMap<>(
                    Map.of(
                            "409",
                                    "现在不能这样做，或键已用于另一请求 · not in this state, or the key was used for another request",
                            "413", "内容太大 · too large",
                            "415", "不支持的格式 · unsupported format",
                            "422", "某个字段不符合要求 · a field holds something that is not allowed"));

    @Bean
    OpenAPI guanjiaApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Guanjia 管家 API")
                                .version("1")
                                .description(
                                        "错误为 RFC 9457 problem+json，语言随 Accept-Language（zh 或 en）。"
                                                + "列表都分页。时间为 UTC 的 ISO 8601。"
                                                + " · Errors are RFC 9457 problems in the language of"
                                                + " Accept-Language (zh or en). Every list is paged."
                                                + " Times are ISO 8601 in UTC."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "basic",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("basic"))
                                .addSecuritySchemes(
                                        "session",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("JSESSIONID")
                                                .description(
                                                        "Tasklist 的登录；改动须带 X-XSRF-TOKEN"
                                                                + " · the login of Tasklist; changes"
                                                                + " carry X-XSRF-TOKEN")))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    @Bean
    OpenApiCustomizer whatAllCallsShare() {
        return api -> {
            if (api.getComponents() == null) {
                api.setComponents(new Components());
            }
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperationsMap().forEach(ApiDescription::complete));
        };
    }

    private static void complete(HttpMethod method, Operation operation) {
        REFUSALS.forEach(
                (status, meaning) ->
                        operation.getResponses().addApiResponse(status, refusal(meaning)));
        if (method == HttpMethod.POST) {
            change(operation);
        }
    }

    private static void change(Operation operation) {
        REFUSALS_OF_CHANGES.forEach(
                (status, meaning) ->
                        operation.getResponses().addApiResponse(status, refusal(meaning)));
        operation.addParametersItem(
                new HeaderParameter()
                        .name(OnceFilter.HEADER)
                        .required(false)
                        .schema(new StringSchema().minLength(1).maxLength(128))
                        .example("7c4a8d09-ca95-4c28-a2b3-1d5f6e7a8b9c")
                        .description(
                                "每次操作一个新键，重试用同一个键：只做一次，并得到同样的回答；"
                                        + "同一个键配另一内容为 409。保留 7 天。不带键也受理，但重发会做两次。"
                                        + " · A new key per change, the same key for its retries: it happens once"
                                        + " and is answered alike (Idempotent-Replayed: true); with another body it"
                                        + " is a 409. Kept for 7 days. Without a key a repeated request happens"
                                        + " twice."));
        operation
                .getResponses()
                .forEach(
                        (status, response) -> {
                            if (status.startsWith("2")) {
                                response.addHeaderObject(
                                        "Idempotent-Replayed",
                                        new Header()
                                                .schema(new StringSchema()._enum(List.of("true")))
                                                .description(
                                                        "回答来自第一次请求 · answered as the first time"));
                            }
                        });
    }

    private static ApiResponse refusal(String meaning) {
        return new ApiResponse()
                .description(meaning)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(
                                                        new Schema<>()
                                                                .$ref(
                                                                        "#/components/schemas/"
                                                                                + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty(
                        "type",
                        new StringSchema()
                                .description("给程序看的代码 · code for programs")
                                .example("urn:guanjia:intake.unknownHouse"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty(
                        "detail",
                        new StringSchema().description("给人看的原因和出路 · reason and way out for people"))
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "field",
                        new StringSchema()
                                .description(
                                        "出错的字段，没有则不出现 · the field to blame, absent when none is")
                                .example("room"));
    }
}
