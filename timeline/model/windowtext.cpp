// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/windowtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace timeline::model {

namespace {

class WindowText {
    Q_DECLARE_TR_FUNCTIONS(timeline::model::WindowText)

public:
    static QString of(WindowNote note, const WindowPlan &plan);
};

QString WindowText::of(WindowNote note, const WindowPlan &plan)
{
    switch (note) {
    case WindowNote::RangeClamped:
        return tr("The range ran past the end of the video and stops there.");
    case WindowNote::SectionLengthened:
        return tr("The range is shorter than the service redoes: a section of %1 s is sent, and "
                  "only your range is used.")
            .arg(QLocale().toString(plan.duration, 'f', 1));
    case WindowNote::ContextLengthened:
        return tr("More context is sent so that the service gets the %1 frames it needs.")
            .arg(QLocale().toString(qlonglong(plan.frames)));
    case WindowNote::HeldFrames:
        return tr(
            "The video is shorter than the service needs; its last frame is held as padding.");
    case WindowNote::ContextShortened:
        return tr("The limit of the service leaves less context than you asked for.");
    case WindowNote::VariableRate:
        return tr("The frame rate varies: a constant rate is sent and mapped back to your frames.");
    case WindowNote::TooLong:
        return tr("The range is longer than the service takes in one piece. Split it or make it "
                  "shorter.");
    }
    return {};
}

} // namespace

QString noteSentence(WindowNote note, const WindowPlan &plan)
{
    return WindowText::of(note, plan);
}

QStringList noteSentences(const WindowPlan &plan)
{
    QStringList sentences;
    for (const WindowNote note : plan.notes)
        sentences << noteSentence(note, plan);
    return sentences;
}

} // namespace timeline::model
