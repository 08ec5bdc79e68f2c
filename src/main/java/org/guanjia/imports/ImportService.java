package org.guanjia.imports;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks a file, and imports it: all of it or nothing. */
@Service
public class ImportService {

    private final CommunityImport communities;
    private final HouseImport houses;
    private final StaffImport staff;
    private final TransactionTemplate transaction;

    ImportService(
            CommunityImport communities,
            HouseImport houses,
            StaffImport staff,
            PlatformTransactionManager transactions) {
        this.communities = communities;
        this.houses = houses;
        this.staff = staff;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What would come of the file; changes nothing.
     *
     * @throws UnreadableFile when the file cannot be read at all
     */
    Outcome check(ImportKind kind, byte[] file, Options options, Progress progress) {
        return transaction.execute(
                status -> {
                    status.setRollbackOnly();
                    return work(kind, file, options, false, progress);
                });
    }

    /**
     * Imports the file in one transaction, in the one at hand if there is one; a file with an error
     * changes nothing.
     *
     * @throws UnreadableFile when the file cannot be read at all
     */
    Outcome run(ImportKind kind, byte[] file, Options options, Progress progress) {
        return transaction.execute(status -> work(kind, file, options, true, progress));
    }

    private Outcome work(
            ImportKind kind, byte[] file, Options options, boolean write, Progress progress) {
        return switch (kind) {
            case COMMUNITIES -> communities.run(file, write, progress);
            case HOUSES -> houses.run(file, options, write, progress);
            case STAFF -> staff.run(file, options, write, progress);
        };
    }
}
