package org.guanjia.casefile;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.springframework.stereotype.Component;

/** Where a case is, as people say it. */
@Component
public class CasePlaces {

    private final EstateService estate;

    CasePlaces(EstateService estate) {
        this.estate = estate;
    }

    /** The house when it is certain, else the address as it was reported. */
    public String of(CaseFile file) {
        if (file.houseId() != null) {
            return estate.house(file.houseId()).display();
        }
        Address claimed = file.claimed();
        return Stream.of(
                        estate.community(file.community()).name(),
                        part(claimed.phase(), "期"),
                        part(claimed.building(), "栋"),
                        part(claimed.unit(), "单元"),
                        part(claimed.room(), ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(String value, String word) {
        return value == null || value.isBlank() ? "" : value + word;
    }
}
