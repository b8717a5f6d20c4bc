// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobcontext.h"

#include <QJsonDocument>
#include <QTest>

using namespace timeline;

namespace {

app::JobContext sample()
{
    app::JobContext context;
    context.projectUid = QStringLiteral("uid");
    context.projectPath = QStringLiteral("/films/a.retake");
    context.take = {7};
    context.retake = {6};
    context.mode = model::Mode::Sound;
    context.window.path = QStringLiteral("/films/a media/window.mp4");
    context.window.plan.range = {{10}, {20}};
    context.window.plan.section = {model::fromSeconds(1), model::fromSeconds(3)};
    context.window.plan.window = {model::fromSeconds(0), model::fromSeconds(4)};
    context.window.plan.rate = {30'000, 1001};
    context.window.plan.frames = 3;
    context.window.plan.startTime = 1.001;
    context.window.plan.duration = 2;
    context.window.picture = {{1920, 1080}, {1440, 1080}};
    context.window.shown = {{0}, {1}, {1}};
    context.window.places = {{model::Flicks{0}, 0}, {model::fromSeconds(1), 1}};
    context.window.sequenceLength = model::fromSeconds(90);
    context.window.hasSound = true;
    context.delivery = {QStringLiteral("/films/a.retake"), true, QStringLiteral("/films/out.mp4"),
        QStringLiteral("/films/out.json")};
    return context;
}

} // namespace

class TestJobContext : public QObject {
    Q_OBJECT

private slots:
    void survivesTheJournal()
    {
        const app::JobContext context = sample();
        const QByteArray text = QJsonDocument(app::toJson(context)).toJson();
        const auto read = app::contextFromJson(QJsonDocument::fromJson(text).object());
        QVERIFY(read);
        QCOMPARE(app::toJson(*read), app::toJson(context));
        QCOMPARE(read->delivery, context.delivery);
        QCOMPARE(read->window.shown, context.window.shown);
        QCOMPARE(read->window.places, context.window.places);
        QCOMPARE(read->window.sequenceLength, context.window.sequenceLength);
        QCOMPARE(read->window.plan.section, context.window.plan.section);
    }

    void whatIsNotOursIsNothing_data()
    {
        QTest::addColumn<QString>("field");
        for (const char *field : {"take", "mode", "window"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void whatIsNotOursIsNothing()
    {
        QFETCH(QString, field);
        QJsonObject json = app::toJson(sample());
        json.remove(field);
        QVERIFY(!app::contextFromJson(json));
        QVERIFY(!app::contextFromJson({}));
    }

    void whatResumeIsToFinish_data()
    {
        QTest::addColumn<bool>("isRun");
        QTest::addColumn<api::JobState>("state");
        QTest::addColumn<QString>("open");
        QTest::addColumn<bool>("isReachable");
        QTest::addColumn<bool>("isLeft");
        using enum api::JobState;
        QTest::newRow("a run's job under way is fetched here")
            << true << Processing << QString() << true << false;
        QTest::newRow("but not without a key") << true << Processing << QString() << false << true;
        QTest::newRow("its result is let go of") << true << Checking << QString() << true << true;
        QTest::newRow("unless its project is open")
            << true << Checking << QStringLiteral("uid") << false << false;
        QTest::newRow("the application's own are kept")
            << false << Checking << QString() << true << false;
        QTest::newRow("also while they wait for a key")
            << false << Preparing << QString() << false << false;
    }

    void whatResumeIsToFinish()
    {
        QFETCH(bool, isRun);
        QFETCH(api::JobState, state);
        QFETCH(QString, open);
        QFETCH(bool, isReachable);
        app::JobContext context = sample();
        if (!isRun)
            context.delivery = {};
        api::JobRecord record;
        record.state = state;
        record.context = app::toJson(context);
        QTEST(app::isLeftToResume(record, open, isReachable), "isLeft");
        record.context = {};
        QVERIFY(!app::isLeftToResume(record, open, isReachable));
    }
};

QTEST_GUILESS_MAIN(TestJobContext)
#include "tst_jobcontext.moc"
