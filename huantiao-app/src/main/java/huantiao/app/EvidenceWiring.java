package huantiao.app;

import huantiao.app.paper.PngPainter;
import huantiao.evidence.EvidenceBase;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.knowledge.measures.Measures;
import huantiao.knowledge.records.RecordFiles;
import huantiao.living.Living;
import huantiao.living.RecordFile;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.evidence.ArmsFile;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.evidence.DecisionFiles;
import huantiao.web.evidence.NoticedChanges;
import huantiao.web.evidence.Png;
import huantiao.web.evidence.TrialsFile;
import huantiao.web.living.ShippedRows;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the public pages are made from. */
@Configuration(proxyBeanMethods = false)
class EvidenceWiring {

    @Bean
    EvidenceBase evidence() {
        return EvidenceFiles.shipped();
    }

    @Bean
    CurrentReview currentReview(EvidenceBase evidence) {
        return new CurrentReview(evidence, ShippedReview.get());
    }

    @Bean
    LatestVersion latestVersion(CurrentReview current, Living living) {
        return new LatestVersion(current, living);
    }

    /** Before anybody is answered; with no published version nothing is computed again. */
    @Bean
    SmartInitializingSingleton showsTheLatestVersion(LatestVersion latest) {
        return latest::show;
    }

    @Bean
    TrialsFile trialsFile(ShippedRows shipped) {
        return state ->
                state.edition().isEmpty()
                        ? EvidenceFiles.shippedTrials()
                        : EvidenceFiles.written(state.entries().cells(shipped.rows()));
    }

    @Bean
    ArmsFile armsFile() {
        return state ->
                state.entries().arms().settled().isEmpty()
                        ? EvidenceFiles.shippedArms()
                        : EvidenceFiles.writtenArms(state.base().arms());
    }

    @Bean
    DecisionFiles decisionFiles() {
        return new DecisionFiles(
                EvidenceFiles.shippedCorrections(), EvidenceFiles.shippedRiskOfBias());
    }

    @Bean
    Png png() {
        return new PngPainter();
    }

    @Bean
    RecordFile recordFile() {
        return new RecordFiles();
    }

    @Bean
    ShippedRows shippedRows() {
        return new ShippedRows(EvidenceFiles.shippedExtractions());
    }

    @Bean
    ClinicCardFile clinicCards() {
        return ClinicCardFile.from(System.getenv());
    }

    @Bean
    NoticedChanges noticedChanges() {
        return new NoticedChanges(
                Measures.shipped().instruments().find("vas_leg").orElseThrow().importances());
    }

    @Bean
    SafetyNet safetyNet() {
        return CareKnowledge.shipped().redFlags().safetyNet();
    }
}
