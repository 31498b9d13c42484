package huantiao.store;

import huantiao.care.Room;
import huantiao.care.RoomContract;

class JdbcRoomTest extends RoomContract {

    @Override
    protected Room room() {
        return new JdbcRoom(SharedDatabase.get());
    }
}
