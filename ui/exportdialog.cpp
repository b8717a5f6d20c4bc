// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exportdialog.h"

#include "timeline/model/errortext.h"
#include "ui/panelparts.h"
#include "ui/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ExportDialog::ExportDialog(
    const ExportChoice &suggestion, Planner planner, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_planner(std::move(planner))
    , m_prompts(prompts)
    , m_path(new QLineEdit(suggestion.path, this))
    , m_preset(new QComboBox(this))
    , m_what(parts::sentence(this, QStringLiteral("exportWhat")))
    , m_why(parts::quiet(this, QStringLiteral("exportWhy")))
    , m_size(parts::quiet(this, QStringLiteral("exportSize")))
    , m_go(parts::primaryButton(this, tr("Export"), QStringLiteral("exportGo")))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setMinimumWidth(520);
    parts::name(m_path, QStringLiteral("exportPath"), tr("Target file"));
    parts::name(m_preset, QStringLiteral("exportPreset"), tr("Format"));
    m_preset->addItem(tr("As the source"), int(render::Preset::MatchSource));
    m_preset->addItem(tr("H.264, plays everywhere"), int(render::Preset::H264));
    m_preset->addItem(tr("HEVC, smaller"), int(render::Preset::Hevc));
    m_preset->setCurrentIndex(m_preset->findData(int(suggestion.preset)));
    createRows();
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(m_go, &QPushButton::clicked, this, &ExportDialog::go);
    refresh();
}

void ExportDialog::createRows()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(parts::gap);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(parts::margin);
    form->setVerticalSpacing(parts::gap);
    form->addRow(parts::heading(this, tr("To")), createTarget());
    form->addRow(parts::heading(this, tr("Format")), m_preset);
    rows->addLayout(form);
    rows->addSpacing(parts::gap);
    for (QLabel *each : {m_what, m_why, m_size})
        rows->addWidget(each);
    rows->addStretch(1);
    auto *buttons = new QHBoxLayout;
    QPushButton *cancel = parts::button(this, tr("Cancel"), QStringLiteral("exportClose"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_go->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    rows->addSpacing(parts::gap);
    rows->addLayout(buttons);
}

QWidget *ExportDialog::createTarget()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *browseButton = parts::button(row, tr("Choose…"), QStringLiteral("exportBrowse"));
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    layout->addWidget(m_path, 1);
    layout->addWidget(browseButton);
    return row;
}

ExportChoice ExportDialog::choice() const
{
    return {m_path->text().trimmed(), render::Preset(m_preset->currentData().toInt())};
}

void ExportDialog::go()
{
    const QPointer<ExportDialog> self(this);
    askBeforeReplacing(m_prompts, choice().path, [self] {
        if (!self)
            return;
        emit self->exportRequested(self->choice());
        self->accept();
    });
}

void ExportDialog::browse()
{
    const QPointer<ExportDialog> self(this);
    m_prompts.askFile(FileQuestion::ExportTo, m_path->text(), [self](const QString &path) {
        if (self && !path.isEmpty())
            self->m_path->setText(path);
    });
}

void ExportDialog::refresh()
{
    const ExportChoice wanted = choice();
    if (wanted.path.isEmpty()) {
        m_what->setText(tr("Choose a file to write to."));
        parts::setOptional(m_why, {});
        parts::setOptional(m_size, {});
        m_go->setEnabled(false);
        return;
    }
    const auto plan = m_planner(wanted);
    m_go->setEnabled(plan.has_value());
    if (!plan) {
        const bool ours = plan.error().kind == model::Error::Kind::InvalidRequest
            && !plan.error().detail.isEmpty();
        m_what->setText(ours ? tr("This cannot be exported: %1.").arg(plan.error().detail)
                             : model::errorSentence(plan.error(), wanted.path));
        parts::setOptional(m_why, {});
        parts::setOptional(m_size, {});
        return;
    }
    m_what->setText(words::exportPlan(*plan));
    parts::setOptional(m_why,
        plan->fallbackReason.isEmpty() ? plan->details.join(u'\n')
                                       : tr("Why: %1").arg(plan->fallbackReason));
    parts::setOptional(m_size,
        tr("About %1. Written to a temporary name first and then renamed; the source is never "
           "touched.")
            .arg(words::bytes(plan->estimatedBytes)));
}

} // namespace ui
