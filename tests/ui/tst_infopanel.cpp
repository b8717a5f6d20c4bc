// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projects.h"
#include "ui/infopanel.h"
#include "ui/mediafacts.h"

#include <QLabel>
#include <QLocale>
#include <QtTest>

using namespace ui;
namespace model = timeline::model;

namespace {

timeline::media::MediaFile film()
{
    const model::Media media = testsupport::mediaOf({3840, 2160});
    return {media.path, {}, media.info, testsupport::indexOf(100, {25, 1}, 40), {}, {}};
}

Fact factOf(const timeline::media::MediaFile &file, const QString &group, const QString &label)
{
    for (const FactGroup &each : mediaFacts(file)) {
        for (const Fact &fact : each.facts) {
            if (each.title == group && fact.label == label)
                return fact;
        }
    }
    return {};
}

} // namespace

class TestInfoPanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void facts_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("value");
        const QString picture = QStringLiteral("Picture");
        QTest::newRow("exact number of frames")
            << picture << QStringLiteral("Frames") << QStringLiteral("100");
        QTest::newRow("size") << picture << QStringLiteral("Size") << QStringLiteral("3840 × 2160");
        QTest::newRow("rate") << picture << QStringLiteral("Rate") << QStringLiteral("25 fps");
        QTest::newRow("longest way between key frames")
            << picture << QStringLiteral("Key frames")
            << QStringLiteral("3, at most 40 frames apart");
        QTest::newRow("sound") << QStringLiteral("Sound") << QStringLiteral("Track")
                               << QStringLiteral("AAC · 48 kHz · 2 channels");
        QTest::newRow("length") << QStringLiteral("File") << QStringLiteral("Length")
                                << QStringLiteral("00:00:04.000");
    }
    void facts()
    {
        QFETCH(QString, group);
        QFETCH(QString, label);
        QTEST(factOf(film(), group, label).value, "value");
    }

    void aVariableRateWearsABadge()
    {
        auto file = film();
        QCOMPARE(factOf(file, QStringLiteral("Picture"), QStringLiteral("Rate")).badge, QString());
        std::vector<model::FrameEntry> frames = file.index->frames();
        frames.back().pts += 9000;
        file.index = std::make_shared<const model::FrameIndex>(
            file.index->timeBase(), frames, file.index->entryPoints(), 3600);
        QCOMPARE(factOf(file, QStringLiteral("Picture"), QStringLiteral("Rate")).badge,
            QStringLiteral("VFR"));
    }

    void hdrWearsABadge()
    {
        auto file = film();
        file.info.video.color.transfer = QStringLiteral("smpte2084");
        QCOMPARE(factOf(file, QStringLiteral("Picture"), QStringLiteral("Colour")).badge,
            QStringLiteral("HDR"));
    }

    void fitnessIsToldInWords()
    {
        InfoPanel panel;
        panel.setMedia(film());
        const QLabel *verdict = panel.findChild<QLabel *>(QStringLiteral("fitnessVerdict"));
        const QLabel *losses = panel.findChild<QLabel *>(QStringLiteral("fitnessLosses"));
        panel.setFitness({});
        QCOMPARE(verdict->text(), QStringLiteral("✓ The service takes it as it is."));
        QVERIFY(losses->isHidden());
        panel.setFitness(model::serviceFitness(film().info, 100, false));
        QCOMPARE(verdict->text(), QStringLiteral("✓ The service takes it, with changes."));
        QVERIFY(losses->text().contains(QStringLiteral("1080p")));
        panel.setFitness({false, {}, {}});
        QCOMPARE(verdict->text(), QStringLiteral("✕ The service cannot take it."));
    }

    void withoutAVideoItSaysWhatToDo()
    {
        InfoPanel panel;
        const QLabel *empty = panel.findChild<QLabel *>(QStringLiteral("infoEmpty"));
        QVERIFY(!empty->isHidden());
        panel.setMedia(film());
        QVERIFY(empty->isHidden());
        QVERIFY(panel.findChildren<QLabel *>(QStringLiteral("fact")).size() > 8);
    }
};

QTEST_MAIN(TestInfoPanel)
#include "tst_infopanel.moc"
