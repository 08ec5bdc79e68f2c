package org.guanjia.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Photos of a case over HTTP. */
@RestController
@RequestMapping("/api/cases/{caseNumber}/photos")
@Tag(name = "photos", description = "照片 · photos of a case")
class PhotoController {

    private final Photos photos;
    private final CaseAccess access;

    PhotoController(Photos photos, CaseAccess access) {
        this.photos = photos;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "添加照片 · add a photo",
            description =
                    "JPEG、PNG 或 WebP，不超过 10 MB；按内容识别，位置信息会去掉。"
                            + " · JPEG, PNG or WebP up to 10 MB; recognised by content, its location is"
                            + " removed.")
    ResponseEntity<Photo> add(
            @PathVariable String caseNumber,
            @RequestPart("photo") MultipartFile photo,
            @Parameter(description = "before, after, evidence, proof")
                    @RequestParam(required = false)
                    String kind,
            @AuthenticationPrincipal Caller caller)
            throws IOException {
        access.check(caseNumber, caller);
        boolean staff = !caller.has(Roles.INTEGRATION);
        Photo kept =
                photos.add(
                        caseNumber,
                        staff ? caller.userId() : null,
                        staff,
                        Bounds.required("kind", kind, 16),
                        photo.getBytes());
        return ResponseEntity.created(
                        URI.create("/api/cases/" + caseNumber + "/photos/" + kept.id()))
                .body(kept);
    }

    @GetMapping(
            path = "/{id}",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PROBLEM_JSON_VALUE
            })
    @Operation(summary = "照片 · the photo itself")
    ResponseEntity<byte[]> photo(
            @PathVariable String caseNumber,
            @PathVariable long id,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        if (!Privacy.of(caller).readsWords()) {
            throw Refusal.notFound("intake.unknownPhoto", caseNumber, id);
        }
        PhotoFile file = find(caseNumber, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.photo().contentType()))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(file.data());
    }

    private PhotoFile find(String caseNumber, long id) {
        return photos.find(id)
                .filter(file -> file.photo().caseNumber().equals(caseNumber))
                .orElseThrow(() -> Refusal.notFound("intake.unknownPhoto", caseNumber, id));
    }
}
