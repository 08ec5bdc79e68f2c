package org.guanjia.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented telephone numbers, 13900000000 to 13900009999, each given out once. */
final class DemoNumbers {

    /** The demo's seed: the same houses and people in every fresh demo. */
    static final long SEED = 20261123;

    private final Iterator<Integer> last;

    DemoNumbers() {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 10_000).boxed().toList());
        Collections.shuffle(numbers, new Random(SEED));
        last = numbers.iterator();
    }

    String next() {
        return "1390000%04d".formatted(last.next());
    }
}
