package huantiao.living;

class InMemoryLivingTest extends LivingContract {
    @Override
    protected Living shelf() {
        return new InMemoryLiving();
    }
}
