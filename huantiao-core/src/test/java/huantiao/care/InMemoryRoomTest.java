package huantiao.care;

class InMemoryRoomTest extends RoomContract {

    @Override
    protected Room room() {
        return new InMemoryRoom();
    }
}
