package huantiao.care;

class InMemoryLicensedFormsTest extends LicensedFormsContract {
    @Override
    protected LicensedForms shelf() {
        return new InMemoryLicensedForms();
    }
}
