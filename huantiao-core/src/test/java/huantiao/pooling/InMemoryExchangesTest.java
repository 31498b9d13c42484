package huantiao.pooling;

class InMemoryExchangesTest extends ExchangesContract {

    @Override
    protected Exchanges shelf() {
        return new InMemoryExchanges();
    }
}
