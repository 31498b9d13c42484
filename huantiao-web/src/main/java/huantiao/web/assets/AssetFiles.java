package huantiao.web.assets;

import huantiao.access.Deed;
import huantiao.web.Assets;
import huantiao.web.access.Needs;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Lends the styles and scripts out of memory, to be kept for a year. */
@Controller
class AssetFiles {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{name}")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings) {
        var found = assets.named(name);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var asset = found.get();
        var answer =
                ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .varyBy(HttpHeaders.ACCEPT_ENCODING)
                        .header(HttpHeaders.CONTENT_TYPE, asset.type());
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.zipped())
                : answer.body(asset.plain());
    }
}
