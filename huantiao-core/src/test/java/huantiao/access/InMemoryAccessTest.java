package huantiao.access;

class InMemoryAccessTest extends AccessContract {

    @Override
    protected Shelves shelves() {
        var shelves = new InMemoryAccess();
        return new Shelves(shelves, shelves, shelves);
    }
}
