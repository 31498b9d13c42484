package huantiao.app.command;

/**
 * One case of a file that cannot be answered: which field, and why. Caught where the file is read.
 */
final class BadCase extends RuntimeException {
    final String field;
    final String what;

    BadCase(String field, String what) {
        super(what, null, false, false);
        this.field = field;
        this.what = what;
    }
}
