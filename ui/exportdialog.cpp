// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exportdialog.h"

#include "timeline/model/errortext.h"
#include "ui/exportwords.h"
#include "ui/panelparts.h"
#include "ui/words.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>

namespace ui {

ExportDialog::ExportDialog(
    const ExportChoice &suggestion, Planner planner, Prompts &prompts, QWidget *parent)
    : TargetDialog(QStringLiteral("export"), tr("Export"), tr("Export"), FileQuestion::ExportTo,
        prompts, parent)
    , m_planner(std::move(planner))
    , m_take(suggestion.take)
    , m_preset(new QComboBox(this))
    , m_about(parts::quiet(this, QStringLiteral("exportAbout")))
    , m_what(parts::sentence(this, QStringLiteral("exportWhat")))
    , m_why(parts::quiet(this, QStringLiteral("exportWhy")))
    , m_size(parts::quiet(this, QStringLiteral("exportSize")))
{
    parts::name(m_preset, QStringLiteral("exportPreset"), tr("Format"));
    for (const render::PresetFacts &facts : render::presets())
        m_preset->addItem(words::presetTitle(facts.preset), int(facts.preset));
    // What copies, what encodes, what is only a part of the video.
    m_preset->insertSeparator(m_preset->findData(int(render::Preset::SoundOnly)));
    m_preset->insertSeparator(m_preset->findData(int(render::Preset::H264)));
    m_preset->setMaxVisibleItems(m_preset->count());
    m_preset->setCurrentIndex(m_preset->findData(int(suggestion.preset)));
    addChoice(tr("Format"), m_preset);
    addChoice({}, m_about);
    for (QLabel *each : {m_what, m_why, m_size})
        addText(each);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportDialog::usePreset);
    setPath(suggestion.path);
    describe(path());
}

render::Preset ExportDialog::preset() const
{
    return render::Preset(m_preset->currentData().toInt());
}

ExportChoice ExportDialog::choice() const
{
    return {path(), preset(), preset() == render::Preset::TakeAlone ? m_take : std::nullopt};
}

void ExportDialog::request()
{
    emit exportRequested(choice());
}

QString ExportDialog::corrected(const QString &path) const
{
    return render::withSuffixFor(preset(), path);
}

void ExportDialog::usePreset()
{
    setPath(corrected(path()));
    describe(path());
}

void ExportDialog::refuse(const QString &sentence)
{
    setReady(false);
    m_what->setText(sentence);
    parts::setOptional(m_why, {});
    parts::setOptional(m_size, {});
}

const model::Result<render::ExportPlan> &ExportDialog::planned()
{
    const ExportChoice wanted = choice();
    const QString suffix = QFileInfo(wanted.path).suffix();
    if (!m_planned || m_planned->preset != wanted.preset || m_planned->suffix != suffix)
        m_planned = Planned{wanted.preset, suffix, m_planner(wanted)};
    return m_planned->plan;
}

void ExportDialog::describe(const QString &path)
{
    parts::setOptional(m_about, words::presetNote(preset()));
    if (path.isEmpty())
        return refuse(tr("Choose a file to write to."));
    const auto &plan = planned();
    if (plan)
        return showPlan(*plan);
    const bool ours =
        plan.error().kind == model::Error::Kind::InvalidRequest && !plan.error().detail.isEmpty();
    refuse(ours ? tr("This cannot be exported: %1.").arg(plan.error().detail)
                : model::errorSentence(plan.error(), path));
}

void ExportDialog::showPlan(const render::ExportPlan &plan)
{
    setReady(true);
    m_what->setText(words::exportPlan(plan));
    // Of what somebody chose, what it costs; of what happens by itself, why.
    QStringList why = plan.preset != render::Preset::MatchSource ? plan.losses
        : plan.fallbackReason.isEmpty()                          ? plan.details
                                        : QStringList{tr("Why: %1").arg(plan.fallbackReason)};
    if (!plan.leftOut.isEmpty())
        why << tr("Left out: %1.").arg(plan.leftOut.join(QStringLiteral("; ")));
    parts::setOptional(m_why, why.join(u'\n'));
    parts::setOptional(m_size,
        tr("About %1. Written to a temporary name first and then renamed; the source is never "
           "touched.")
            .arg(words::bytes(plan.estimatedBytes)));
}

} // namespace ui
