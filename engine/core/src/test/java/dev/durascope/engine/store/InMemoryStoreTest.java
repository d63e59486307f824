package dev.durascope.engine.store;

class InMemoryStoreTest extends ExecutionStoreContract {

    @Override
    ExecutionStore open() {
        return new InMemoryStore();
    }
}
